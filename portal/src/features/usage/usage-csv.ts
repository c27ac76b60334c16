import { toCsv } from '@/format/csv';
import type { Usage } from './api/get-usage';

const header = ['start', 'end', 'meter', 'method', 'unit', 'quantity', 'cost', 'currency'];

/** A time series as a file: instants in UTC, amounts with all their digits; by API key or dimension where the series is. */
export function usageCsv(usage: Usage[]): string {
  const isByKey = usage.some(({ api_key }) => api_key);
  const dimension = usage.find((entry) => entry.dimension)?.dimension?.name;
  return toCsv(
    [
      ...header,
      ...(isByKey ? ['api_key_id', 'api_key_name'] : []),
      ...(dimension === undefined ? [] : [dimension]),
    ],
    usage.map((entry) => [
      entry.start,
      entry.end,
      entry.meter,
      entry.method,
      entry.unit,
      entry.quantity,
      entry.cost.amount,
      entry.cost.currency,
      ...(isByKey ? [entry.api_key?.id ?? '', entry.api_key?.name ?? ''] : []),
      ...(dimension === undefined ? [] : [entry.dimension?.value ?? '']),
    ]),
  );
}
