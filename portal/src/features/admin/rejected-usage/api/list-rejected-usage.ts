import { useInfiniteQuery } from '@tanstack/react-query';
import { client, type Schemas } from '@/api/client';
import { byPage, entriesOf } from '@/api/pages';
import { dataOf } from '@/api/problem';
import { queryKeys } from '@/api/query-keys';

/** Usage that was answered and could not be charged. */
export type RejectedUsage = Schemas['RejectedUsageResponse'];

const pageSize = 50;

/** The rejected usage that waits for an operator, or what became of it, newest first, page by page. */
export function useRejectedUsage(state: 'open' | undefined) {
  return useInfiniteQuery({
    queryKey: queryKeys.rejectedUsage(state ?? 'all'),
    queryFn: ({ signal, pageParam }) =>
      dataOf(
        client.GET('/api/admin/rejected_usage', {
          params: { query: { state, cursor: pageParam, limit: pageSize } },
          signal,
        }),
      ),
    ...byPage,
    select: entriesOf,
  });
}
