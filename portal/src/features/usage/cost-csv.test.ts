import { expect, test } from 'vitest';
import type { Cost } from '@/api/get-cost';
import { costCsv } from './cost-csv';

const usd = (amount: string) => ({ amount, currency: 'USD' });

test('File_OfAMonth_HasLinesAndAdjustmentsInMoneyThatSumToItsCost', () => {
  const price = { model: 'flat', amount: '0.001', currency: 'USD', per: 1, free_units: 0 };
  const cost = {
    month: '2026-11',
    total: usd('0.5'),
    lines: [
      {
        meter: 'llm',
        when: { model: 'gpt-5' },
        price: { ...price, effective_from: '2026-11-01T00:00:00Z' },
        unit: 'token',
        quantity: 1000,
        adjusted_quantity: -500,
        cost: usd('0.7'),
      },
    ],
    adjustments: [
      { meter: 'llm', quantity: -500, amount: usd('-0.5'), reason: 'counted twice' },
      { meter: null, quantity: null, amount: usd('-0.2'), reason: '=goodwill' },
    ],
  } as unknown as Cost;

  expect(costCsv(cost)).toBe(
    'month,meter,case,price,price_from,unit,quantity,adjusted_quantity,cost,currency,reason\r\n' +
      '2026-11,llm,model gpt-5,$0.001 per token,2026-11-01T00:00:00Z,token,1000,-500,0.7,USD,\r\n' +
      "2026-11,,,,,,,,-0.2,USD,'=goodwill\r\n",
  );
});
