import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { client, type Schemas } from '@/api/client';
import { allPages } from '@/api/pages';
import { dataOf } from '@/api/problem';
import { queryKeys } from '@/api/query-keys';
import { monthAfter } from '@/format/time';

/** How much a customer used of one meter with one API key, or with one value of a dimension. */
export type SplitUsage = Schemas['TotalUsageResponse'];

/** Groups by API key, instead of the name of a dimension. */
export const byApiKey = 'api_key';

/** What a customer used in a month of UTC (yyyy-MM), by API key or by the dimension that is named. */
export function useSplitUsage(customer: string, currency: string, month: string, group: string) {
  const query = {
    customer,
    currency,
    from: `${month}-01T00:00:00Z`,
    to: `${monthAfter(month)}-01T00:00:00Z`,
    window: 'month',
    group_by: group,
  } as const;
  return useQuery({
    queryKey: queryKeys.totalUsage(query),
    queryFn: ({ signal }): Promise<SplitUsage[]> =>
      allPages((cursor) =>
        dataOf(client.GET('/api/admin/usage', { params: { query: { ...query, cursor } }, signal })),
      ),
    placeholderData: keepPreviousData,
  });
}
