import { useQuery } from '@tanstack/react-query';
import { client, type Schemas } from './client';
import { allPages } from './pages';
import { dataOf } from './problem';
import { queryKeys } from './query-keys';

/** A meter as an operator sees it. */
export type Meter = Schemas['AdminMeterResponse'];

/** All meters, retired ones too. */
export function useMeters() {
  return useQuery({
    queryKey: queryKeys.meters,
    queryFn: ({ signal }): Promise<Meter[]> =>
      allPages((cursor) =>
        dataOf(client.GET('/api/admin/meters', { params: { query: { cursor, limit: 1000 } }, signal })),
      ),
  });
}
