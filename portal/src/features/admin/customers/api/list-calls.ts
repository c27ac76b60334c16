import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { client, type Schemas } from '@/api/client';
import { byPage, entriesOf } from '@/api/pages';
import { dataOf } from '@/api/problem';
import { queryKeys } from '@/api/query-keys';

/** A call that was charged. */
export type Call = Schemas['CallResponse'];

/** Which calls: instants (RFC 3339), half-open, and of which meter. */
export interface CallQuery {
  from: string;
  to: string;
  /** The key of a meter; without one, all of them. */
  meter?: string | undefined;
}

const pageSize = 50;

/**
 * A customer's calls one by one, from the archive, in the order in which they occurred, page by page; and how many
 * pieces of the archive could not be read.
 */
export function useCalls(customer: string, query: CallQuery) {
  return useInfiniteQuery({
    queryKey: queryKeys.calls(customer, query),
    queryFn: ({ signal, pageParam }) =>
      dataOf(
        client.GET('/api/admin/customers/{id}/calls', {
          params: { path: { id: customer }, query: { ...query, cursor: pageParam, limit: pageSize } },
          signal,
        }),
      ),
    ...byPage,
    select: (list) => ({
      calls: entriesOf(list),
      damaged: Math.max(...list.pages.map((page) => page.damaged)),
    }),
    placeholderData: keepPreviousData,
  });
}
