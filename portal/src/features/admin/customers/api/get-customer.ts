import { useQuery } from '@tanstack/react-query';
import { client, type Schemas } from '@/api/client';
import { dataOf } from '@/api/problem';
import { queryKeys } from '@/api/query-keys';

/** A customer, and what a month costs them. */
export type CustomerDetail = Schemas['CustomerDetailResponse'];

/** A customer, and what a month (yyyy-MM; the current without one) costs them. */
export function useCustomer(id: string, month: string | null) {
  return useQuery({
    queryKey: queryKeys.customer(id, month),
    queryFn: ({ signal }): Promise<CustomerDetail> =>
      dataOf(
        client.GET('/api/admin/customers/{id}', {
          params: { path: { id }, query: { month: month ?? undefined } },
          signal,
        }),
      ),
  });
}
