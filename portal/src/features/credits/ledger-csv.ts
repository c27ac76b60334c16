import type { CreditEntry } from '@/api/get-balance';
import { toCsv } from '@/format/csv';

const header = ['seq', 'at', 'kind', 'amount', 'currency', 'credit', 'month', 'meter', 'price', 'reference'];

/** What happened to credits as a file: instants in UTC, amounts with all their digits. */
export function ledgerCsv(entries: CreditEntry[]): string {
  return toCsv(
    header,
    entries.map((entry) => [
      entry.seq,
      entry.at,
      entry.kind,
      entry.amount.amount,
      entry.amount.currency,
      entry.grant,
      entry.month ?? '',
      entry.meter ?? '',
      entry.price ?? '',
      entry.reference ?? '',
    ]),
  );
}
