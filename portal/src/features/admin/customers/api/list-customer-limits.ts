import { useQuery } from '@tanstack/react-query';
import { client, type Schemas } from '@/api/client';
import { allPages } from '@/api/pages';
import { dataOf } from '@/api/problem';
import { queryKeys } from '@/api/query-keys';

/** How many calls of a meter a customer may make in a minute. */
export type CustomerLimit = Schemas['LimitResponse'];

/** All limits of a customer; a meter that is not among them has none. */
export function useCustomerLimits(id: string) {
  return useQuery({
    queryKey: queryKeys.customerLimits(id),
    queryFn: ({ signal }): Promise<CustomerLimit[]> =>
      allPages((cursor) =>
        dataOf(
          client.GET('/api/admin/customers/{id}/limits', {
            params: { path: { id }, query: { cursor, limit: 1000 } },
            signal,
          }),
        ),
      ),
  });
}
