import { queryOptions, useQuery } from '@tanstack/react-query';
import { client, type Schemas } from '@/api/client';
import { ApiProblem, dataOf } from '@/api/problem';
import { queryKeys } from '@/api/query-keys';

/** Who is logged in, and what this month and all time cost them. */
export type Session = Schemas['InfoResponse'];

/** Who is logged in; null: nobody is. */
export const sessionQuery = queryOptions({
  queryKey: queryKeys.session,
  queryFn: ({ signal }) => getSession(signal),
});

/** Who is logged in; null: nobody is. */
export function useSession() {
  return useQuery(sessionQuery);
}

async function getSession(signal: AbortSignal): Promise<Session | null> {
  try {
    return await dataOf(client.GET('/api/auth/info', { signal }));
  } catch (error) {
    if (error instanceof ApiProblem && (error.status === 401 || error.code === 'account_disabled'))
      return null;
    throw error;
  }
}
