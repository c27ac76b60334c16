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
  /** What the usage is, where the price depends on it. */
  dimensions?: Record<string, string>;
  /** At the prices of the customer who is logged in, instead of the price list. */
  isMine?: boolean;
}

/** What so much of one meter would cost in a month, computed by the service. */
export function useEstimate(query: EstimateQuery) {
  return useQuery({ ...estimateQuery(query), placeholderData: keepPreviousData });
}

/** The same for whoever asks outside of a component. */
export function estimateQuery(query: EstimateQuery) {
  const { meter, quantity, already, dimensions, isMine } = query;
  const asked = { meter, quantity, already, dimensions: dimensions && JSON.stringify(dimensions) };
  return queryOptions({
    queryKey: queryKeys.estimate(query),
    queryFn: ({ signal }): Promise<Estimate> =>
      dataOf(
        isMine
          ? client.GET('/api/prices/mine/estimate', { params: { query: asked }, signal })
          : client.GET('/api/prices/estimate', { params: { query: asked }, signal }),
      ),
  });
}
