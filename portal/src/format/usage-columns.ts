import type { Schemas } from '@/api/client';

/** Usage of one meter, perhaps with one API key or one value of a dimension. */
type Usage = Pick<
  Schemas['UsageResponse'],
  'meter' | 'method' | 'unit' | 'quantity' | 'cost' | 'api_key' | 'dimension'
>;

/** Columns of a file: their names, and the cells of a row. */
interface Columns {
  header: string[];
  cells: (row: Usage) => (string | number)[];
}

/** What was used and what it costs, with all digits. */
export const amountColumns: Columns = {
  header: ['meter', 'method', 'unit', 'quantity', 'cost', 'currency'],
  cells: ({ meter, method, unit, quantity, cost }) => [
    meter,
    method,
    unit,
    quantity,
    cost.amount,
    cost.currency,
  ],
};

/** What usage is split by: its API key, or the dimension in a column of its name. */
export function partColumns(rows: readonly Usage[], isByKey = rows.some(({ api_key }) => api_key)): Columns {
  const dimension = rows.find((row) => row.dimension)?.dimension?.name;
  return {
    header: [
      ...(isByKey ? ['api_key_id', 'api_key_name'] : []),
      ...(dimension === undefined ? [] : [dimension]),
    ],
    cells: ({ api_key, dimension: used }) => [
      ...(isByKey ? [api_key?.id ?? '', api_key?.name ?? ''] : []),
      ...(dimension === undefined ? [] : [used?.value ?? '']),
    ],
  };
}
