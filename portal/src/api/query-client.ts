import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { noteAway } from './connection';
import { queryKeys } from './query-keys';
import { ApiProblem } from './problem';

const retries = 2;
const retryMs = 400;
const freshMs = 5_000;

/**
 * What keeps the answers of the service. A refusal as not logged in, or as disabled, ends the session wherever it comes
 * from.
 */
export function createQueryClient(): QueryClient {
  const onError = (error: Error) => {
    if (!(error instanceof ApiProblem)) return;
    if (error.code === 'unauthorized' || error.code === 'account_disabled') endSession(queryClient);
    if (error.isPassing) noteAway(queryClient);
  };
  const queryClient: QueryClient = new QueryClient({
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({ onError }),
    defaultOptions: {
      queries: {
        staleTime: freshMs,
        retry: (failures, error) => error instanceof ApiProblem && error.isPassing && failures < retries,
        retryDelay: (failures) => retryMs * 2 ** failures,
      },
    },
  });
  return queryClient;
}

/** Forgets all that the last user saw; whoever watches the session is led to the login. */
export function endSession(queryClient: QueryClient): void {
  const kept: unknown[] = [queryKeys.session, queryKeys.prices, queryKeys.connection].map((key) =>
    key.join(),
  );
  queryClient.setQueryData(queryKeys.session, null);
  queryClient.removeQueries({ predicate: (query) => !kept.includes(query.queryKey.join()) });
}
