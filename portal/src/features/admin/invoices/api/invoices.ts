import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { client, type Query, type Schemas } from '@/api/client';
import { byPage, entriesOf } from '@/api/pages';
import { dataOf } from '@/api/problem';
import { queryKeys } from '@/api/query-keys';

/** What a run of invoices came to. */
export type InvoiceRun = Schemas['InvoiceRunResponse'];

/** What may be done with an invoice. */
export type InvoiceAction =
  | { id: string; kind: 'finalize' | 'mark_uncollectible' }
  | { id: string; kind: 'mark_paid'; reference: string | null }
  | {
      id: string;
      kind: 'credit';
      reason: string;
      amount: string | null;
      restore_credit: string | null;
      key: string;
    };

const pageSize = 50;

/** What invoices of all customers are listed by. */
export type InvoiceFilter = Pick<Query<'/api/admin/invoices'>, 'state' | 'payment'>;

/** Invoices of all customers, newest first, page by page. */
export function useAllInvoices(filter: InvoiceFilter) {
  return useInfiniteQuery({
    queryKey: queryKeys.allInvoices(filter),
    queryFn: ({ signal, pageParam }) =>
      dataOf(
        client.GET('/api/admin/invoices', {
          params: { query: { ...filter, cursor: pageParam, limit: pageSize } },
          signal,
        }),
      ),
    ...byPage,
    select: entriesOf,
  });
}

/** One invoice, draft or credit note of any customer, with its lines. */
export function useAnyInvoice(id: string) {
  return useQuery({
    queryKey: queryKeys.anyInvoice(id),
    queryFn: ({ signal }) =>
      dataOf(client.GET('/api/admin/invoices/{id}', { params: { path: { id } }, signal })),
  });
}

/** Makes the drafts of a month, or issues the invoices. */
export function useRunInvoices() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (body: { month: string; finalize: boolean }): Promise<InvoiceRun> =>
      dataOf(client.POST('/api/admin/invoices/run', { body })),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: queryKeys.admin }),
  });
}

/** Issues an invoice, notes that it was paid or given up, or takes it back. */
export function useActOnInvoice() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: act,
    onSuccess: () => queryClient.invalidateQueries({ queryKey: queryKeys.admin }),
  });
}

function act(action: InvoiceAction) {
  const path = { id: action.id };
  switch (action.kind) {
    case 'finalize':
      return dataOf(client.POST('/api/admin/invoices/{id}/finalize', { params: { path } }));
    case 'mark_uncollectible':
      return dataOf(client.POST('/api/admin/invoices/{id}/mark_uncollectible', { params: { path } }));
    case 'mark_paid':
      return dataOf(
        client.POST('/api/admin/invoices/{id}/mark_paid', {
          params: { path },
          body: { reference: action.reference },
        }),
      );
    case 'credit':
      return dataOf(
        client.POST('/api/admin/invoices/{id}/credit_notes', {
          params: { path, header: { 'Idempotency-Key': action.key } },
          body: { reason: action.reason, amount: action.amount, restore_credit: action.restore_credit },
        }),
      );
  }
}
