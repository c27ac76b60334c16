import { useInfiniteQuery } from '@tanstack/react-query';
import { client, type Schemas } from '@/api/client';
import { byPage, entriesOf } from '@/api/pages';
import { dataOf } from '@/api/problem';
import { queryKeys } from '@/api/query-keys';

/** A session or an API key of a customer, without its secret. */
export type CustomerToken = Schemas['CustomerTokenResponse'];

const pageSize = 25;

/** What a customer is logged in with and calls with, newest first, page by page. */
export function useCustomerTokens(id: string) {
  return useInfiniteQuery({
    queryKey: queryKeys.customerTokens(id),
    queryFn: ({ signal, pageParam }) =>
      dataOf(
        client.GET('/api/admin/customers/{id}/tokens', {
          params: { path: { id }, query: { cursor: pageParam, limit: pageSize } },
          signal,
        }),
      ),
    ...byPage,
    select: entriesOf,
  });
}
