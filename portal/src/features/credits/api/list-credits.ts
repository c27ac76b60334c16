import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { client } from '@/api/client';
import type { CreditEntry } from '@/api/get-balance';
import { allPages, byPage, entriesOf } from '@/api/pages';
import { dataOf } from '@/api/problem';
import { queryKeys } from '@/api/query-keys';

const pageSize = 50;

/** The customer's credits, newest first, page by page. */
export function useCredits() {
  return useInfiniteQuery({
    queryKey: queryKeys.credits,
    queryFn: ({ signal, pageParam }) =>
      dataOf(
        client.GET('/api/credits', { params: { query: { cursor: pageParam, limit: pageSize } }, signal }),
      ),
    ...byPage,
    select: entriesOf,
    placeholderData: keepPreviousData,
  });
}

/** The credits that the customer is granted in each billing period, newest first, page by page. */
export function useRecurringCredits() {
  return useInfiniteQuery({
    queryKey: queryKeys.recurringCredits,
    queryFn: ({ signal, pageParam }) =>
      dataOf(
        client.GET('/api/credits/recurring', {
          params: { query: { cursor: pageParam, limit: pageSize } },
          signal,
        }),
      ),
    ...byPage,
    select: entriesOf,
    placeholderData: keepPreviousData,
  });
}

/** What happened to the customer's credits, newest first, page by page. */
export function useCreditEntries() {
  return useInfiniteQuery({
    queryKey: queryKeys.creditEntries,
    queryFn: ({ signal, pageParam }) =>
      dataOf(
        client.GET('/api/credits/entries', {
          params: { query: { cursor: pageParam, limit: pageSize } },
          signal,
        }),
      ),
    ...byPage,
    select: entriesOf,
    placeholderData: keepPreviousData,
  });
}

/** All that happened to the customer's credits, newest first. */
export function fetchCreditEntries(): Promise<CreditEntry[]> {
  return allPages((cursor) =>
    dataOf(client.GET('/api/credits/entries', { params: { query: { cursor, limit: 1000 } } })),
  );
}
