import { useQuery } from '@tanstack/react-query';
import { client, type Schemas } from './client';
import { allPages } from './pages';
import { queryKeys } from './query-keys';
import { dataOf } from './problem';

/** What one metered API costs now. */
export type MeterPrice = Schemas['MeterPriceResponse'];

/** The public price list. */
export function usePrices() {
  return useQuery({ queryKey: queryKeys.prices, queryFn: ({ signal }) => listPrices(signal) });
}

function listPrices(signal: AbortSignal): Promise<MeterPrice[]> {
  return allPages((cursor) => dataOf(client.GET('/api/prices', { params: { query: { cursor } }, signal })));
}
