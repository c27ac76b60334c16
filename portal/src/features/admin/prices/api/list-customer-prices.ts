import { useQuery } from '@tanstack/react-query';
import { client } from '@/api/client';
import { allPages } from '@/api/pages';
import { dataOf } from '@/api/problem';
import { queryKeys } from '@/api/query-keys';
import type { MeterPriceEntry } from './list-meter-prices';

/** All prices that a customer has, or had, instead of the price list, newest first. */
export function useCustomerPrices(id: string) {
  return useQuery({
    queryKey: queryKeys.customerPrices(id),
    queryFn: ({ signal }): Promise<MeterPriceEntry[]> =>
      allPages((cursor) =>
        dataOf(
          client.GET('/api/admin/customers/{id}/prices', {
            params: { path: { id }, query: { cursor, limit: 1000 } },
            signal,
          }),
        ),
      ),
  });
}
