import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { client, type Schemas } from '@/api/client';
import { byPage, entriesOf } from '@/api/pages';
import { openPage, type Payment } from '@/api/payments';
import { dataOf } from '@/api/problem';
import { queryKeys } from '@/api/query-keys';

/** A card that the customer saved. */
export type Card = Schemas['PaymentMethodResponse'];

/** When credit is bought by itself. */
export type AutoTopUp = Schemas['AutoTopUpResponse'];

/** When credit is to be bought by itself. */
export type WantedAutoTopUp = Schemas['AutoTopUpRequest'];

const pageSize = 25;
const refreshMs = 2_000;
const maxRefreshes = 15;

/** The customer's payments, newest first, page by page. */
export function usePayments() {
  return useInfiniteQuery({
    queryKey: queryKeys.payments,
    queryFn: ({ signal, pageParam }) =>
      dataOf(
        client.GET('/api/payments', { params: { query: { cursor: pageParam, limit: pageSize } }, signal }),
      ),
    ...byPage,
    select: entriesOf,
  });
}

/** A payment from which the customer comes back: it is read until its outcome is known. */
export function useReturnedPayment(id: string) {
  const queryClient = useQueryClient();
  const queryKey = queryKeys.payment(id);
  return useQuery({
    queryKey,
    queryFn: async ({ signal }): Promise<Payment> => {
      // The provider is asked at first, in case that its event is late; checks are limited.
      const isFirst = queryClient.getQueryState(queryKey)?.data === undefined;
      const options = { params: { path: { id } }, signal };
      const payment = await dataOf(
        isFirst
          ? client.POST('/api/payments/{id}/check', options)
          : client.GET('/api/payments/{id}', options),
      );
      if (!isOpen(payment)) {
        await Promise.all([
          queryClient.invalidateQueries({ queryKey: queryKeys.payments, exact: true }),
          queryClient.invalidateQueries({ queryKey: queryKeys.charges }),
          queryClient.invalidateQueries({ queryKey: queryKeys.invoices }),
          queryClient.invalidateQueries({ queryKey: queryKeys.hasCredit }),
        ]);
      }
      return payment;
    },
    refetchInterval: ({ state }) => (state.data !== undefined && !isOpen(state.data) ? false : refreshMs),
  });
}

/** Opens the provider's page on which credit is bought. */
export function useTopUp() {
  return useMutation({
    mutationFn: ({ amount, key }: { amount: string; key: string }) =>
      dataOf(
        client.POST('/api/payments/top_ups', {
          params: { header: { 'Idempotency-Key': key } },
          body: { amount },
        }),
      ),
    onSuccess: ({ checkout_url }) => openPage(checkout_url),
  });
}

/**
 * The customer's saved cards, newest first, page by page. Where the customer comes back from saving one, it is waited
 * for: the provider is asked for it a moment later.
 */
export function useCards(isAwaited: boolean) {
  return useInfiniteQuery({
    queryKey: queryKeys.cards,
    queryFn: ({ signal, pageParam }) =>
      dataOf(
        client.GET('/api/payments/methods', {
          params: { query: { cursor: pageParam, limit: pageSize } },
          signal,
        }),
      ),
    ...byPage,
    select: entriesOf,
    refetchInterval: ({ state }) => isAwaited && state.dataUpdateCount < maxRefreshes && refreshMs,
  });
}

/** Opens the provider's page on which a card is entered. */
export function useSaveCard() {
  return useMutation({
    mutationFn: () => dataOf(client.POST('/api/payments/methods')),
    onSuccess: ({ url }) => openPage(url),
  });
}

/** Removes a card. */
export function useRemoveCard() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (id: string) =>
      dataOf(client.DELETE('/api/payments/methods/{id}', { params: { path: { id } } })),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: queryKeys.cards }),
  });
}

/** When credit is bought by itself. */
export function useAutoTopUp() {
  return useQuery({
    queryKey: queryKeys.autoTopUp,
    queryFn: ({ signal }): Promise<AutoTopUp> => dataOf(client.GET('/api/payments/auto_top_up', { signal })),
  });
}

/** Sets when credit is bought by itself. */
export function useSetAutoTopUp() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (body: WantedAutoTopUp) => dataOf(client.PUT('/api/payments/auto_top_up', { body })),
    onSuccess: (set) => queryClient.setQueryData(queryKeys.autoTopUp, set),
  });
}

/** Whether the outcome of a payment is not known yet. */
export function isOpen({ state }: Payment): boolean {
  return ['created', 'submitted', 'action_required'].includes(state);
}
