import {
  keepPreviousData,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import { client, type Schemas } from '@/api/client';
import type { Balance, CreditGrant, RecurringCredit } from '@/api/get-balance';
import { byPage, entriesOf } from '@/api/pages';
import { dataOf } from '@/api/problem';
import { queryKeys } from '@/api/query-keys';

/** The credit that is wanted; its key grants it once, however often it is sent. */
export type WantedCredit = Schemas['CreditRequest'] & { key: string };

/** How a customer pays. */
export type Billing = Schemas['BillingResponse'];

const pageSize = 50;

/** A customer's balance. */
export function useCustomerBalance(id: string) {
  return useQuery({
    queryKey: queryKeys.customerBalance(id),
    queryFn: ({ signal }): Promise<Balance> =>
      dataOf(client.GET('/api/admin/customers/{id}/balance', { params: { path: { id } }, signal })),
  });
}

/** A customer's credits, newest first, page by page. */
export function useCustomerCredits(id: string) {
  return useInfiniteQuery({
    queryKey: queryKeys.customerCredits(id),
    queryFn: ({ signal, pageParam }) =>
      dataOf(
        client.GET('/api/admin/customers/{id}/credits', {
          params: { path: { id }, query: { cursor: pageParam, limit: pageSize } },
          signal,
        }),
      ),
    ...byPage,
    select: entriesOf,
    placeholderData: keepPreviousData,
  });
}

/** The credits that a customer is granted in each billing period, newest first, page by page. */
export function useCustomerRecurringCredits(id: string) {
  return useInfiniteQuery({
    queryKey: queryKeys.customerRecurringCredits(id),
    queryFn: ({ signal, pageParam }) =>
      dataOf(
        client.GET('/api/admin/customers/{id}/credits/recurring', {
          params: { path: { id }, query: { cursor: pageParam, limit: pageSize } },
          signal,
        }),
      ),
    ...byPage,
    select: entriesOf,
    placeholderData: keepPreviousData,
  });
}

/** What happened to a customer's credits, newest first, page by page. */
export function useCustomerCreditEntries(id: string) {
  return useInfiniteQuery({
    queryKey: queryKeys.customerCreditEntries(id),
    queryFn: ({ signal, pageParam }) =>
      dataOf(
        client.GET('/api/admin/customers/{id}/credits/entries', {
          params: { path: { id }, query: { cursor: pageParam, limit: pageSize } },
          signal,
        }),
      ),
    ...byPage,
    select: entriesOf,
    placeholderData: keepPreviousData,
  });
}

/** Grants credit to a customer. */
export function useGrantCredit(id: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ key, ...body }: WantedCredit): Promise<CreditGrant> =>
      dataOf(
        client.POST('/api/admin/customers/{id}/credits', {
          params: { path: { id }, header: { 'Idempotency-Key': key } },
          body,
        }),
      ),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: queryKeys.admin }),
  });
}

/** Voids what is left of a credit. */
export function useVoidCredit(id: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ grant, reason }: { grant: string; reason: string }): Promise<CreditGrant> =>
      dataOf(
        client.POST('/api/admin/customers/{id}/credits/{grant}/void', {
          params: { path: { id, grant } },
          body: { reason },
        }),
      ),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: queryKeys.admin }),
  });
}

/** Ends a credit that is granted in each billing period. */
export function useEndRecurringCredit(id: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ credit, reason }: { credit: string; reason: string }): Promise<RecurringCredit> =>
      dataOf(
        client.POST('/api/admin/customers/{id}/credits/recurring/{credit}/end', {
          params: { path: { id, credit } },
          body: { reason },
        }),
      ),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: queryKeys.admin }),
  });
}

/** Sets how a customer pays. */
export function useSetBilling(id: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (body: Schemas['BillingRequest']): Promise<Billing> =>
      dataOf(client.PUT('/api/admin/customers/{id}/billing', { params: { path: { id } }, body })),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: queryKeys.admin }),
  });
}
