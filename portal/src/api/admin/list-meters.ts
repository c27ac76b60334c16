import { useQuery } from '@tanstack/react-query';
import { client, type Schemas } from '@/api/client';
import { allPages } from '@/api/pages';
import { dataOf } from '@/api/problem';
import { queryKeys } from '@/api/query-keys';

/** A meter as an operator sees it. */
export type Meter = Schemas['AdminMeterResponse'];

/** All meters, retired ones too. */
export function useMeters() {
  return useQuery({
    queryKey: queryKeys.meters,
    queryFn: ({ signal }): Promise<Meter[]> =>
      allPages((cursor) =>
        dataOf(client.GET('/api/admin/meters', { params: { query: { cursor, limit: '1000' } }, signal })),
      ),
  });
}
