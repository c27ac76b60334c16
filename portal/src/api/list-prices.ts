import { useQuery } from '@tanstack/react-query';
import { client, type Schemas } from './client';
import { allPages } from './pages';
import { dataOf } from './problem';
import { queryKeys } from './query-keys';

/** What one metered API costs now. */
export type MeterPrice = Schemas['MeterPriceResponse'];

/** The public price list. */
export function usePrices() {
  return useQuery({ queryKey: queryKeys.prices, queryFn: ({ signal }) => listPrices(signal) });
}

/** The prices for the customer who is logged in: their own win over the list, in their currency. */
export function useMyPrices(isAsked = true) {
  return useQuery({
    queryKey: queryKeys.myPrices,
    enabled: isAsked,
    queryFn: ({ signal }): Promise<MeterPrice[]> =>
      allPages((cursor) =>
        dataOf(client.GET('/api/prices/mine', { params: { query: { cursor, limit: 1000 } }, signal })),
      ),
  });
}

function listPrices(signal: AbortSignal): Promise<MeterPrice[]> {
  return allPages((cursor) => dataOf(client.GET('/api/prices', { params: { query: { cursor } }, signal })));
}

/** How meters are called by their keys: by their display names, as far as those are known. */
export function useMeterNames(): (key: string) => string {
  const prices = usePrices();
  return (key) => prices.data?.find(({ meter }) => meter === key)?.name ?? key;
}
