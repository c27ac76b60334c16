import type { ReactNode } from 'react';
import { ProblemState } from './problem-state';

/** What is fetched, as far as it is known. */
export interface Fetched<T> {
  data: T | undefined;
  error: Error | null;
  refetch: () => Promise<unknown>;
}

interface LoadedProps<T> {
  query: Fetched<T>;
  /** Shown while it is fetched. */
  loading: ReactNode;
  /** Shown instead of an empty list. */
  empty?: ReactNode;
  children: (data: T) => ReactNode;
}

/** Shows what is fetched; before that a placeholder, and instead of it the error or that there is nothing. */
export function Loaded<T>({ query, loading, empty, children }: LoadedProps<T>) {
  if (query.error !== null) return <ProblemState error={query.error} onRetry={() => void query.refetch()} />;
  if (query.data === undefined) return loading;
  return empty !== undefined && isEmpty(query.data) ? empty : children(query.data);
}

/** Whether it is a list without entries. */
export function isEmpty(data: unknown): boolean {
  return Array.isArray(data) && data.length === 0;
}
