import Skeleton from 'antd/es/skeleton';
import type { ReactNode } from 'react';
import { isEmpty, Loaded, type Fetched } from './loaded';
import { Panel } from './panel';
import { ShowMore, type PagedList } from './show-more';

interface ListPanelProps<T> {
  title?: ReactNode;
  description?: ReactNode;
  actions?: ReactNode;
  /** The list, fetched at once or page by page. */
  list: Fetched<T> & Partial<PagedList>;
  /** Shown instead of a list without entries. */
  empty: ReactNode;
  /** How many lines stand in for the list while it is fetched. */
  rows?: number;
  children: (data: T) => ReactNode;
}

/** A panel around a list: its entries up to the panel's edges, or that it is fetched, failed or empty. */
export function ListPanel<T>({ list, empty, rows = 4, children, ...panel }: ListPanelProps<T>) {
  const hasEntries = list.error === null && list.data !== undefined && !isEmpty(list.data);
  return (
    <>
      <Panel {...panel} flush={hasEntries}>
        <Loaded
          query={list}
          loading={<Skeleton active title={false} paragraph={{ rows, width: '100%' }} />}
          empty={empty}
        >
          {children}
        </Loaded>
      </Panel>
      <ShowMore list={list} />
    </>
  );
}
