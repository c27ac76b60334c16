import { useQuery } from '@tanstack/react-query';
import { client, type Schemas } from '@/api/client';
import { allPages } from '@/api/pages';
import { dataOf } from '@/api/problem';
import { queryKeys } from '@/api/query-keys';
import { monthAfter } from '@/format/time';

/** How much a customer used of one meter with one API key. */
export type KeyUsage = Schemas['TotalUsageResponse'];

/** What a customer used in a month of UTC (yyyy-MM), by API key. */
export function useKeyUsage(customer: string, currency: string, month: string) {
  const query = {
    customer,
    currency,
    from: `${month}-01T00:00:00Z`,
    to: `${monthAfter(month)}-01T00:00:00Z`,
    window: 'month',
    group_by: 'api_key',
  } as const;
  return useQuery({
    queryKey: queryKeys.totalUsage(query),
    queryFn: ({ signal }): Promise<KeyUsage[]> =>
      allPages((cursor) =>
        dataOf(client.GET('/api/admin/usage', { params: { query: { ...query, cursor } }, signal })),
      ),
  });
}
