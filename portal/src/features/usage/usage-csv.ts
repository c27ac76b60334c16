import { toCsv } from '@/format/csv';
import { amountColumns, partColumns } from '@/format/usage-columns';
import type { Usage } from './api/get-usage';

/** A time series as a file: instants in UTC, amounts with all their digits; by API key or dimension where the series is. */
export function usageCsv(usage: Usage[]): string {
  const parts = partColumns(usage);
  return toCsv(
    ['start', 'end', ...amountColumns.header, ...parts.header],
    usage.map((entry) => [entry.start, entry.end, ...amountColumns.cells(entry), ...parts.cells(entry)]),
  );
}
