import { useQuery } from '@tanstack/react-query';
import { client, type Schemas } from '@/api/client';
import { dataOf } from '@/api/problem';
import { queryKeys } from '@/api/query-keys';

/** How many customers there are, up to a bound. */
export type CustomerCount = Schemas['CustomerCountResponse'];

/** How many customers there are. */
export function useCustomerCount() {
  return useQuery({
    queryKey: queryKeys.customerCount,
    queryFn: ({ signal }): Promise<CustomerCount> =>
      dataOf(client.GET('/api/admin/totals/customers', { signal })),
  });
}
