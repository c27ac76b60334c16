import { useQuery } from '@tanstack/react-query';
import { client, type Schemas } from './client';
import { dataOf } from './problem';
import { queryKeys } from './query-keys';

/** How the spend of the current billing period goes. */
export type CostTrend = Schemas['CostTrendResponse'];

/** The current month beside the one before, and what it comes to. */
export function useCostTrend() {
  return useQuery({
    queryKey: queryKeys.costTrend,
    queryFn: ({ signal }): Promise<CostTrend> => dataOf(client.GET('/api/cost/trend', { signal })),
  });
}
