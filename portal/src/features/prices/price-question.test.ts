import { expect, test } from 'vitest';
import { chargesFailures, parametersOf, questionOf, readQuantity, usageKindsOf } from './price-question';

const read = (query: string) => questionOf(new URLSearchParams(query));

test.each([
  ['200-299', false],
  ['200,201-204', false],
  ['200-299,404', true],
  ['200-499', true],
  ['402', true],
])('Failures_ChargedBy %s_Are %s', (statuses, expected) => {
  expect(chargesFailures(statuses)).toBe(expected);
});

test('Question_OfAnEmptyAddress_IsTheExample', () => {
  expect(read('')).toEqual({ api: null, quantity: 250_000 });
});

test.each(['quantity=-1', 'quantity=many', 'quantity=1e9', 'quantity=9999999999999999'])(
  'Question_Of %s_IsTheExample',
  (query) => {
    expect(read(query).quantity).toBe(250_000);
  },
);

test('Question_WrittenIntoAnAddress_IsReadFromIt', () => {
  const question = { api: 'maps', quantity: 0 };

  expect(questionOf(new URLSearchParams(parametersOf(question)))).toEqual(question);
});

test('Question_OfAnEarlierLink_WhichNamesAMethod_IsForItsKey', () => {
  expect(read('api=GET+maps').api).toBe('maps');
});

test.each([
  ['1000', 1000],
  [' 1,234,567 ', 1_234_567],
  ['1.234.567', 1_234_567],
  ['1000000000000000', 1_000_000_000_000_000],
  ['1.5', null],
  ['12,34', null],
  ['abc', null],
  ['', null],
  ['-5', null],
  ['99999999999999999999', null],
  ['1000000000000001', null],
])('Quantity_Typed %j_IsReadOrRefused', (text, expected) => {
  expect(readQuantity(text)).toBe(expected);
});

test('Kinds_OfAPriceWithCases_AreTheCasesAndTheRestWherePriced', () => {
  const flat = { model: 'flat', amount: '1', currency: 'USD', per: 1000, free_units: 0 };
  const cases = [{ when: { model: 'gpt-5' }, price: flat }];

  expect(usageKindsOf(flat)).toEqual([{ label: 'All usage', per: 1000 }]);
  expect(usageKindsOf({ ...flat, per: 1, cases })).toEqual([
    { label: 'model gpt-5', when: { model: 'gpt-5' }, per: 1000 },
    { label: 'All other usage', per: 1 },
  ]);
  expect(usageKindsOf({ ...flat, model: 'unpriced', cases })).toHaveLength(1);
});
