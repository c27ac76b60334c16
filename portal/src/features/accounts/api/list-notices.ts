import { useQuery } from '@tanstack/react-query';
import { client, type Schemas } from '@/api/client';
import { first } from '@/api/pages';
import { dataOf } from '@/api/problem';
import { queryKeys } from '@/api/query-keys';

/** A log-in from a device that the user had not used before. */
export type Notice = Schemas['NoticeResponse'];

const shown = 5;

/** The latest notices, newest first. */
export function useNotices() {
  return useQuery({
    queryKey: queryKeys.notices,
    queryFn: async ({ signal }): Promise<Notice[]> =>
      (await dataOf(client.GET('/api/auth/notices', { params: { query: first(shown) }, signal }))).data,
  });
}
