import { useQuery } from '@tanstack/react-query';
import { client, type Schemas } from '@/api/client';
import { allPages } from '@/api/pages';
import { dataOf } from '@/api/problem';
import { queryKeys } from '@/api/query-keys';

/** A price in the history of a meter. */
export type MeterPriceEntry = Schemas['AdminPriceResponse'];

/** All prices of a meter, newest first. */
export function useMeterPrices(id: number) {
  return useQuery({
    queryKey: queryKeys.meterPrices(id),
    queryFn: ({ signal }): Promise<MeterPriceEntry[]> =>
      allPages((cursor) =>
        dataOf(
          client.GET('/api/admin/meters/{id}/prices', {
            params: { path: { id }, query: { cursor, limit: 1000 } },
            signal,
          }),
        ),
      ),
  });
}
