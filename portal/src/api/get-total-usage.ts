import { useQuery } from '@tanstack/react-query';
import { client, type Schemas } from './client';
import { allPages } from './pages';
import { dataOf } from './problem';
import { queryKeys } from './query-keys';

/** How much was used of one meter in one window. */
export type TotalUsage = Schemas['TotalUsageResponse'];

/** Which usage: instants (RFC 3339), half-open, and whose. */
export interface TotalUsageQuery {
  from: string;
  to?: string | undefined;
  /** The id of a customer; without one, all of them together. */
  customer?: string | undefined;
}

/** What was used on each day, of UTC. */
export function useTotalUsage(query: TotalUsageQuery) {
  return useQuery({
    queryKey: queryKeys.totalUsage(query),
    queryFn: ({ signal }): Promise<TotalUsage[]> =>
      allPages((cursor) =>
        dataOf(
          client.GET('/api/admin/usage', { params: { query: { ...query, window: 'day', cursor } }, signal }),
        ),
      ),
  });
}
