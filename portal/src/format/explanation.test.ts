import { expect, test } from 'vitest';
import { describePart } from './explanation';

const usd = (amount: string) => ({ amount, currency: 'USD' });
const part = { kind: 'units', first_unit: 1001, quantity: 500, rate: usd('0.002'), cost: usd('1') };

test('DescribePart_OfUnits_SaysWhichAndTheRate', () => {
  expect(describePart(part, 'call', 1)).toEqual({ units: 'Calls 1,001 to 1,500', rate: '$0.002 per call' });
});

test('DescribePart_OfMoreUnitsThanAScriptHolds_HasAllDigits', () => {
  expect(describePart({ ...part, first_unit: '9007199254740993', quantity: 2 }, 'call', 1).units).toBe(
    'Calls 9,007,199,254,740,993 to 9,007,199,254,740,994',
  );
});

test('DescribePart_OfFreeUnits_SaysFree', () => {
  expect(describePart({ ...part, kind: 'free', first_unit: 1, quantity: 1 }, 'call', 1)).toEqual({
    units: 'Call 1',
    rate: 'free',
  });
});

test('DescribePart_OfAFee_SaysOnce', () => {
  expect(describePart({ ...part, kind: 'tier_fee', quantity: 0 }, 'call', 1)).toEqual({
    units: 'Fee from call 1,001 on',
    rate: 'once',
  });
});

test('DescribePart_OfPackages_SaysTheirSize', () => {
  expect(describePart({ ...part, kind: 'packages' }, 'call', 100).rate).toBe(
    '$0.002 for each started 100 calls',
  );
});
