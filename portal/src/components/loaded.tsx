import type { ReactNode } from 'react';
import { ProblemState } from './problem-state';

interface LoadedProps<T> {
  /** What is fetched. */
  query: { data: T | undefined; error: Error | null; refetch: () => Promise<unknown> };
  /** What stands where it will be. */
  loading: ReactNode;
  children: (data: T) => ReactNode;
}

/** Shows what is fetched once it is there; until then that it comes, or why it does not. */
export function Loaded<T>({ query, loading, children }: LoadedProps<T>) {
  if (query.error !== null) return <ProblemState error={query.error} onRetry={() => void query.refetch()} />;
  return query.data === undefined ? loading : children(query.data);
}
