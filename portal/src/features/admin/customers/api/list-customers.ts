import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { client, type Schemas } from '@/api/client';
import { byPage, entriesOf } from '@/api/pages';
import { dataOf } from '@/api/problem';
import { queryKeys } from '@/api/query-keys';

/** A customer as an operator sees them. */
export type Customer = Schemas['AdminCustomerResponse'];

const pageSize = '25';

/** The customers whose name or id has a text in it, page by page. */
export function useCustomers(search: string) {
  return useInfiniteQuery({
    queryKey: queryKeys.customers(search),
    queryFn: ({ signal, pageParam }) =>
      dataOf(
        client.GET('/api/admin/customers', {
          params: { query: { search: search || undefined, cursor: pageParam, limit: pageSize } },
          signal,
        }),
      ),
    ...byPage,
    select: entriesOf,
    placeholderData: keepPreviousData,
  });
}
