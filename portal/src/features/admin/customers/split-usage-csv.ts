import { toCsv } from '@/format/csv';
import type { SplitUsage } from './api/get-split-usage';

/** What a customer used by API key or by a dimension, as a file: amounts with all their digits. */
export function splitUsageCsv(rows: SplitUsage[]): string {
  const dimension = rows.find((row) => row.dimension)?.dimension?.name;
  return toCsv(
    [
      ...(dimension === undefined ? ['api_key_id', 'api_key_name'] : [dimension]),
      'meter',
      'method',
      'unit',
      'quantity',
      'cost',
      'currency',
    ],
    rows.map(({ api_key, dimension: used, meter, method, unit, quantity, cost }) => [
      ...(dimension === undefined ? [api_key?.id ?? '', api_key?.name ?? ''] : [used?.value ?? '']),
      meter,
      method,
      unit,
      quantity,
      cost.amount,
      cost.currency,
    ]),
  );
}
