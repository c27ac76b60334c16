import { expect, test } from 'vitest';
import { formatCount, formatQuantity, type Count } from '@/format/quantity';
import { keepDigits, withDigits } from './exact-numbers';

test.each([
  ['{"quantity":9007199254740991}', '{"quantity":9007199254740991}'],
  ['{"quantity":9007199254740992}', '{"quantity":"9007199254740992"}'],
  ['[-11999999999999999988,1]', '["-11999999999999999988",1]'],
  ['{"id":"11999999999999999988","a":"\\"11999999999999999988"}', null],
  ['{"a":0.12345678901234567890,"b":1e30,"c":[],"d":null}', null],
])('KeepDigits_Of%s_QuotesOnlyWhatWouldLoseSome', (json, expected) => {
  expect(keepDigits(json)).toBe(expected ?? json);
});

test('WithDigits_OfAnAnswer_IsParsedAndShownExactly', async () => {
  const answer = await withDigits(
    new Response('{"calls":11999999999999999988}', {
      status: 201,
      headers: { 'Content-Type': 'application/json; charset=utf-8' },
    }),
  );
  const body = (await answer.json()) as { calls: Count };

  expect(answer.status).toBe(201);
  expect(formatCount(body.calls)).toBe('11,999,999,999,999,999,988');
  expect(formatQuantity(body.calls, 'call')).toBe('11,999,999,999,999,999,988 calls');
});
