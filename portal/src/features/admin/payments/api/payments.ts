import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { client, type Query, type Schemas } from '@/api/client';
import { byPage, entriesOf } from '@/api/pages';
import { dataOf } from '@/api/problem';
import { queryKeys } from '@/api/query-keys';

/** A payment that an operator received. */
export type ManualPayment = Schemas['ManualPaymentRequest'];

const pageSize = 50;

/** What payments are listed by; empty: all. */
export type PaymentState = NonNullable<Query<'/api/admin/payments'>['state']> | '';

/** Payments of all customers, or of one, newest first, page by page. */
export function useAllPayments({ state, customer }: { state: PaymentState; customer?: string | undefined }) {
  return useInfiniteQuery({
    queryKey: queryKeys.allPayments({ state, customer }),
    queryFn: ({ signal, pageParam }) =>
      dataOf(
        client.GET('/api/admin/payments', {
          params: { query: { state: state || undefined, customer, cursor: pageParam, limit: pageSize } },
          signal,
        }),
      ),
    ...byPage,
    select: entriesOf,
  });
}

/** Records a payment that was received in another way. */
export function useRecordPayment() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ key, ...body }: ManualPayment & { key: string }) =>
      dataOf(client.POST('/api/admin/payments', { params: { header: { 'Idempotency-Key': key } }, body })),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: queryKeys.admin }),
  });
}

/** Pays a payment back, or a part of it. */
export function useRefundPayment() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ id, key, ...body }: { id: string; key: string; reason: string; amount: string | null }) =>
      dataOf(
        client.POST('/api/admin/payments/{id}/refund', {
          params: { path: { id }, header: { 'Idempotency-Key': key } },
          body,
        }),
      ),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: queryKeys.admin }),
  });
}
