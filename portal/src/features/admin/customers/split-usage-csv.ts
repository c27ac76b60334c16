import { toCsv } from '@/format/csv';
import { amountColumns, partColumns } from '@/format/usage-columns';
import type { SplitUsage } from './api/get-split-usage';

/** What a customer used by API key or by a dimension, as a file: amounts with all their digits. */
export function splitUsageCsv(rows: SplitUsage[]): string {
  const isByKey = !rows.some(({ dimension }) => dimension);
  const parts = partColumns(rows, isByKey);
  return toCsv(
    [...parts.header, ...amountColumns.header],
    rows.map((row) => [...parts.cells(row), ...amountColumns.cells(row)]),
  );
}
