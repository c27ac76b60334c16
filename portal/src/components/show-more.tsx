import Button from 'antd/es/button';

/** A list that is fetched page by page. */
export interface PagedList {
  hasNextPage: boolean;
  isFetchingNextPage: boolean;
  fetchNextPage: () => Promise<unknown>;
}

/** Fetches the next page of a list, if it has one. */
export function ShowMore({ list }: { list: Partial<PagedList> }) {
  if (!list.hasNextPage) return null;
  return (
    <Button loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage?.()}>
      Show more
    </Button>
  );
}
