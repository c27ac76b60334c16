import { expect, test } from 'vitest';
import type { CreditEntry } from '@/api/get-balance';
import { ledgerCsv } from './ledger-csv';

const entry: CreditEntry = {
  seq: 2,
  grant: 'g1',
  kind: 'consume',
  amount: { amount: '0.000000001', currency: 'USD' },
  at: '2026-11-27T10:00:00Z',
  month: '2026-11',
  meter: 'maps',
  price: 7,
  reference: null,
};

test('LedgerCsv_OfEntries_HasEachDigitAndNoFormula', () => {
  const granted = {
    ...entry,
    seq: 1,
    kind: 'grant',
    month: null,
    meter: null,
    price: null,
    reference: '=1+1',
  };

  expect(ledgerCsv([entry, granted])).toBe(
    'seq,at,kind,amount,currency,credit,month,meter,price,reference\r\n' +
      '2,2026-11-27T10:00:00Z,consume,0.000000001,USD,g1,2026-11,maps,7,\r\n' +
      "1,2026-11-27T10:00:00Z,grant,0.000000001,USD,g1,,,,'=1+1\r\n",
  );
});
