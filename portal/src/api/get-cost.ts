import { queryOptions, useQuery } from '@tanstack/react-query';
import { client, type Schemas } from './client';
import { queryKeys } from './query-keys';
import { dataOf } from './problem';

/** What a billing period costs, line by line. */
export type Cost = Schemas['CostResponse'];

/** One line of it: the usage of one meter at one price. */
export type CostLine = Schemas['CostLineResponse'];

/** One part of a line's explanation. */
export type CostPart = Schemas['CostPartResponse'];

/** What a billing period (yyyy-MM) costs; without one, the current. */
export function useCost(month: string | null = null) {
  return useQuery(costQuery(month));
}

/** The same for whoever asks outside of a component. */
export function costQuery(month: string | null = null) {
  return queryOptions({
    queryKey: queryKeys.cost(month),
    queryFn: ({ signal }) => getCost(month, signal),
  });
}

function getCost(month: string | null, signal: AbortSignal): Promise<Cost> {
  return month === null
    ? dataOf(client.GET('/api/cost', { signal }))
    : dataOf(client.GET('/api/cost/{month}', { params: { path: { month } }, signal }));
}
