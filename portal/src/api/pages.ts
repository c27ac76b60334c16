import type { InfiniteData } from '@tanstack/react-query';

/** A page of a list, as the service answers it. */
interface Page<T> {
  data: T[];
  next_cursor: string | null;
}

/** How a list is fetched page by page. */
export const byPage = {
  initialPageParam: undefined as string | undefined,
  getNextPageParam: (page: Page<unknown>) => page.next_cursor ?? undefined,
};

/** The entries of all pages that were fetched. */
export function entriesOf<T>({ pages }: InfiniteData<Page<T>>): T[] {
  return pages.flatMap((page) => page.data);
}
