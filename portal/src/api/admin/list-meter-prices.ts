import { useQuery } from '@tanstack/react-query';
import { client, type Schemas } from '@/api/client';
import { dataOf } from '@/api/problem';
import { queryKeys } from '@/api/query-keys';

/** A price in the history of a meter. */
export type MeterPriceEntry = Schemas['AdminPriceResponse'];

/** All prices of a meter, newest first. */
export function useMeterPrices(id: number) {
  return useQuery({
    queryKey: queryKeys.meterPrices(id),
    queryFn: async ({ signal }): Promise<MeterPriceEntry[]> =>
      (await dataOf(client.GET('/api/admin/meters/{id}/prices', { params: { path: { id } }, signal }))).data,
  });
}
