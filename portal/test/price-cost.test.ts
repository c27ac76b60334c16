import { expect, test } from 'vitest';
import type { Price } from '@/format/price';
import { costOf } from '@/format/price-cost';
import cases from '../../tests/Payg.Core.Tests/Rating/costs.json';

test('Cost_OfAnyPrice_IsWhatTheServiceComputes', () => {
  expect(cases.length).toBeGreaterThan(100);
  for (const { price, quantity, cost } of cases) {
    const whole = { per: 1, free_units: 0, currency: 'USD', ...price } as Price;
    expect(costOf(whole, BigInt(quantity)), JSON.stringify(price)).toEqual({ amount: cost, currency: 'USD' });
  }
});
