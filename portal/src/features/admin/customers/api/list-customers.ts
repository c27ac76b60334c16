import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { client, type Schemas } from '@/api/client';
import { allPages, byPage, entriesOf } from '@/api/pages';
import { dataOf } from '@/api/problem';
import { queryKeys } from '@/api/query-keys';

/** A customer as an operator sees them. */
export type Customer = Schemas['AdminCustomerResponse'];

/** What customers are listed by. */
export type CustomerStatus = 'active' | 'disabled' | 'invited' | 'admin';

/** By what customers are in order, the highest first. */
export type CustomerOrder = 'total_cost' | 'month_cost';

/** Which customers: a text in what is known of them, and their status. */
export interface CustomerFilter {
  search: string;
  status: CustomerStatus | undefined;
  /** In which order; without one, that of registration. */
  sort: CustomerOrder | undefined;
}

const pageSize = 25;
const wholePageSize = 100;

/** The customers that match, page by page. */
export function useCustomers(filter: CustomerFilter) {
  return useInfiniteQuery({
    queryKey: queryKeys.customers(filter),
    queryFn: ({ signal, pageParam }) => getPage(filter, pageParam, pageSize, signal),
    ...byPage,
    select: entriesOf,
    placeholderData: keepPreviousData,
  });
}

/** All customers that match, for a file. */
export function getAllCustomers(filter: CustomerFilter): Promise<Customer[]> {
  return allPages((cursor) => getPage(filter, cursor, wholePageSize));
}

function getPage(
  { search, status, sort }: CustomerFilter,
  cursor: string | undefined,
  limit: number,
  signal?: AbortSignal,
) {
  return dataOf(
    client.GET('/api/admin/customers', {
      params: { query: { search: search || undefined, status, sort, cursor, limit } },
      ...(signal && { signal }),
    }),
  );
}
