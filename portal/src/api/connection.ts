import { useQuery, useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { addressOf } from './base-path';
import { queryKeys } from './query-keys';

const retryMs = 2_000;

/**
 * Whether the service can be reached. Once a request found it away it is asked again and again; as soon as it is
 * back, everything on show is fetched anew.
 */
export function useConnection(): boolean {
  const queryClient = useQueryClient();
  const { data: isThere } = useQuery({
    queryKey: queryKeys.connection,
    queryFn: isReady,
    initialData: true,
    staleTime: Infinity,
    refetchInterval: ({ state }) => (state.data ? false : retryMs),
  });
  const wasThere = useRef(true);
  useEffect(() => {
    if (isThere && !wasThere.current) void queryClient.invalidateQueries({ predicate: isOther });
    wasThere.current = isThere;
  }, [isThere, queryClient]);
  return isThere;
}

/** Notes that a request found the service away. */
export function noteAway(queryClient: QueryClient): void {
  queryClient.setQueryData(queryKeys.connection, false);
}

async function isReady(): Promise<boolean> {
  try {
    return (await fetch(addressOf('/health/ready'), { credentials: 'omit' })).ok;
  } catch {
    return false;
  }
}

function isOther({ queryKey }: { queryKey: readonly unknown[] }): boolean {
  return queryKey[0] !== queryKeys.connection[0];
}
