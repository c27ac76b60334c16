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

const maxPages = 100;

/** The query of the first entries alone, for views that show no more. */
export function first(entries: number) {
  return { limit: entries };
}

/** All entries of a list, page by page, for views that need the whole. */
export async function allPages<T>(fetchPage: (cursor: string | undefined) => Promise<Page<T>>): Promise<T[]> {
  const all: T[] = [];
  let cursor: string | undefined;
  for (let page = 0; page < maxPages; page++) {
    const answer = await fetchPage(cursor);
    all.push(...answer.data);
    if (answer.next_cursor === null) return all;
    cursor = answer.next_cursor;
  }
  throw new Error(`The list has more than ${maxPages} pages.`);
}

/** The entries of all pages that were fetched. */
export function entriesOf<T>({ pages }: InfiniteData<Page<T>>): T[] {
  return pages.flatMap((page) => page.data);
}
