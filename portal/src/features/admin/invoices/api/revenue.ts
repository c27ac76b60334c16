import { useQuery } from '@tanstack/react-query';
import { client, type Schemas } from '@/api/client';
import { dataOf } from '@/api/problem';
import { queryKeys } from '@/api/query-keys';

/** Sums of invoices in one currency. */
export type RevenueSums = Schemas['RevenueSums'];

/** What was invoiced in the last twelve months, and how far it is paid. */
export function useRevenue() {
  return useQuery({
    queryKey: queryKeys.revenue,
    queryFn: ({ signal }) => dataOf(client.GET('/api/admin/revenue', { signal })),
  });
}
