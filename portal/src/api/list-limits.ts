import { useQuery } from '@tanstack/react-query';
import { client, type Schemas } from './client';
import { allPages } from './pages';
import { dataOf } from './problem';
import { queryKeys } from './query-keys';

/** How many calls of one API a minute the customer may make. */
export type CallLimit = Schemas['LimitResponse'];

/** The customer's own limits; an API that is not among them has none. */
export function useLimits() {
  return useQuery({
    queryKey: queryKeys.limits,
    queryFn: ({ signal }): Promise<CallLimit[]> =>
      allPages((cursor) => dataOf(client.GET('/api/limits', { params: { query: { cursor } }, signal }))),
  });
}
