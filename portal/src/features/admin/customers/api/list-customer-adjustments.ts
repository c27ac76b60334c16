import { useQuery } from '@tanstack/react-query';
import { client, type Schemas } from '@/api/client';
import { allPages } from '@/api/pages';
import { dataOf } from '@/api/problem';
import { queryKeys } from '@/api/query-keys';

/** A correction of what a customer is charged. */
export type Adjustment = Schemas['AdjustmentResponse'];

/** All adjustments of a customer, in the order in which they were made. */
export function useCustomerAdjustments(id: string) {
  return useQuery({
    queryKey: queryKeys.customerAdjustments(id),
    queryFn: ({ signal }): Promise<Adjustment[]> =>
      allPages((cursor) =>
        dataOf(
          client.GET('/api/admin/customers/{id}/adjustments', {
            params: { path: { id }, query: { cursor, limit: 1000 } },
            signal,
          }),
        ),
      ),
  });
}
