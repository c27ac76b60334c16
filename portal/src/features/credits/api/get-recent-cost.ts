import { useQuery } from '@tanstack/react-query';
import { client } from '@/api/client';
import { allPages } from '@/api/pages';
import { dataOf } from '@/api/problem';
import { queryKeys } from '@/api/query-keys';

/** What was charged from an instant on, by day and API, and until when. */
export interface RecentCost {
  costs: string[];
  until: number;
}

/** What was charged from an instant (RFC 3339) on. */
export function useRecentCost(from: string) {
  return useQuery({
    queryKey: queryKeys.usage({ recent: from }),
    queryFn: async ({ signal }): Promise<RecentCost> => {
      const usage = await allPages((cursor) =>
        dataOf(
          client.GET('/api/usage', {
            params: { query: { window: 'day', from, limit: 1000, cursor } },
            signal,
          }),
        ),
      );
      return { costs: usage.map(({ cost }) => cost.amount), until: Date.now() };
    },
  });
}
