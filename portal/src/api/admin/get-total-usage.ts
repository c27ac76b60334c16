import { useQuery } from '@tanstack/react-query';
import { client, type Schemas } from '@/api/client';
import { dataOf } from '@/api/problem';
import { queryKeys } from '@/api/query-keys';

/** How much all customers used of one meter in one window. */
export type TotalUsage = Schemas['TotalUsageResponse'];

/** What all customers used on each day, of UTC, since an instant. */
export function useTotalUsage(from: string) {
  return useQuery({
    queryKey: queryKeys.totalUsage({ from }),
    queryFn: async ({ signal }): Promise<TotalUsage[]> =>
      (await dataOf(client.GET('/api/admin/usage', { params: { query: { from, window: 'day' } }, signal })))
        .data,
  });
}
