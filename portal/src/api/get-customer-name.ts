import { useQuery } from '@tanstack/react-query';
import { client } from './client';
import { dataOf } from './problem';
import { queryKeys } from './query-keys';

const nameMs = 60_000;

/** What a customer is called, for lists that know their ids alone. */
export function useCustomerName(id: string) {
  return useQuery({
    queryKey: queryKeys.customerName(id),
    queryFn: async ({ signal }) => {
      const { customer } = await dataOf(
        client.GET('/api/admin/customers/{id}', { params: { path: { id } }, signal }),
      );
      return customer.username;
    },
    staleTime: nameMs,
  });
}
