import { useInfiniteQuery } from '@tanstack/react-query';
import { client, type Schemas } from '@/api/client';
import { byPage, entriesOf } from '@/api/pages';
import { dataOf } from '@/api/problem';
import { queryKeys } from '@/api/query-keys';

/** A journal, and what it holds of customers' credit. */
export type Journal = Schemas['JournalResponse'];

const pageSize = 50;

/** The journals that are open, newest first, page by page. */
export function useOpenJournals() {
  return useInfiniteQuery({
    queryKey: queryKeys.journals,
    queryFn: ({ signal, pageParam }) =>
      dataOf(
        client.GET('/api/admin/journals', {
          params: { query: { state: 'open', cursor: pageParam, limit: pageSize } },
          signal,
        }),
      ),
    ...byPage,
    select: entriesOf,
  });
}
