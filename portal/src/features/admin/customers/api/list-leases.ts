import { useInfiniteQuery } from '@tanstack/react-query';
import { client, type Schemas } from '@/api/client';
import { byPage, entriesOf } from '@/api/pages';
import { dataOf } from '@/api/problem';
import { queryKeys } from '@/api/query-keys';

/** Units that a journal may admit a customer's calls for. */
export type Lease = Schemas['LeaseResponse'];

const pageSize = 50;

/** What journals hold of a customer's credit, page by page. */
export function useCustomerLeases(customer: string) {
  return useInfiniteQuery({
    queryKey: queryKeys.customerLeases(customer),
    queryFn: ({ signal, pageParam }) =>
      dataOf(
        client.GET('/api/admin/leases', {
          params: { query: { customer, cursor: pageParam, limit: pageSize } },
          signal,
        }),
      ),
    ...byPage,
    select: entriesOf,
  });
}
