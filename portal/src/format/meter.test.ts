import { expect, test } from 'vitest';
import { meterLabel } from './meter';

test('Label_OfAMeterWithAName_HasTheNameAndTheKey', () => {
  expect(meterLabel({ meter: 'api1', meter_name: 'Fast maps', method: 'GET' })).toBe('Fast maps (GET api1)');
});

test.each([null, undefined, ''])('Label_OfAMeterWithoutAName_IsItsMethodAndKey %s', (meter_name) => {
  expect(
    meterLabel({ meter: 'api1', ...(meter_name === undefined ? {} : { meter_name }), method: 'GET' }),
  ).toBe('GET api1');
});
