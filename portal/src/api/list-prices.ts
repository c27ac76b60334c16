import { useQuery } from '@tanstack/react-query';
import { client, type Schemas } from './client';
import { queryKeys } from './query-keys';
import { dataOf } from './problem';

/** What one metered API costs now. */
export type MeterPrice = Schemas['MeterPriceResponse'];

/** The public price list. */
export function usePrices() {
  return useQuery({ queryKey: queryKeys.prices, queryFn: ({ signal }) => listPrices(signal) });
}

async function listPrices(signal: AbortSignal): Promise<MeterPrice[]> {
  const page = await dataOf(client.GET('/api/prices', { signal }));
  return page.data;
}
