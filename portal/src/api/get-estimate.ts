import { keepPreviousData, queryOptions, useQuery } from '@tanstack/react-query';
import type { Count } from '@/format/quantity';
import { client, type Schemas } from './client';
import { dataOf } from './problem';
import { queryKeys } from './query-keys';

/** What so much usage would cost. */
export type Estimate = Schemas['EstimateResponse'];

/** Of what, and how much. */
export interface EstimateQuery {
  meter: string;
  quantity: Count;
  /** How much was used in the month before; the cost is what is added to it. */
  already?: Count;
}

/** What so much of one meter would cost in a month, computed by the service. */
export function useEstimate(query: EstimateQuery) {
  return useQuery({ ...estimateQuery(query), placeholderData: keepPreviousData });
}

/** The same for whoever asks outside of a component. */
export function estimateQuery(query: EstimateQuery) {
  const { meter, quantity, already } = query;
  return queryOptions({
    queryKey: queryKeys.estimate(query),
    queryFn: ({ signal }): Promise<Estimate> =>
      dataOf(
        client.GET('/api/prices/estimate', {
          params: { query: { meter, quantity, already } },
          signal,
        }),
      ),
  });
}
