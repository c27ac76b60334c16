import type { Usage } from '@/api/get-usage';
import { toCsv } from '@/format/csv';

const header = ['start', 'end', 'meter', 'method', 'unit', 'quantity', 'cost', 'currency'];

/** A time series as a file: instants in UTC, amounts with all their digits. */
export function usageCsv(usage: Usage[]): string {
  return toCsv(
    header,
    usage.map((entry) => [
      entry.start,
      entry.end,
      entry.meter,
      entry.method,
      entry.unit,
      entry.quantity,
      entry.cost.amount,
      entry.cost.currency,
    ]),
  );
}
