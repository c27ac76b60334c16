import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { client, type Schemas } from '@/api/client';
import type { BillingDetails } from '@/api/invoices';
import { byPage, entriesOf } from '@/api/pages';
import { ApiProblem, dataOf } from '@/api/problem';
import { queryKeys } from '@/api/query-keys';

/** Who a customer is to be on invoices. */
export type WantedDetails = Schemas['BillingDetailsRequest'];

const pageSize = 25;

/** The customer's invoices and credit notes, newest first, page by page. */
export function useInvoices() {
  return useInfiniteQuery({
    queryKey: queryKeys.invoices,
    queryFn: ({ signal, pageParam }) =>
      dataOf(
        client.GET('/api/invoices', { params: { query: { cursor: pageParam, limit: pageSize } }, signal }),
      ),
    ...byPage,
    select: entriesOf,
  });
}

/** One invoice or credit note of the customer, with its lines. */
export function useInvoice(id: string) {
  return useQuery({
    queryKey: queryKeys.invoice(id),
    queryFn: ({ signal }) => dataOf(client.GET('/api/invoices/{id}', { params: { path: { id } }, signal })),
  });
}

/** Who the customer is on invoices; null: not given yet. */
export function useBillingDetails() {
  return useQuery({
    queryKey: queryKeys.billingDetails,
    queryFn: async ({ signal }): Promise<BillingDetails | null> => {
      try {
        return await dataOf(client.GET('/api/billing_details', { signal }));
      } catch (error) {
        if (error instanceof ApiProblem && error.status === 404) return null;
        throw error;
      }
    },
  });
}

/** Sets who the customer is on invoices. */
export function useSetBillingDetails() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (body: WantedDetails) => dataOf(client.PUT('/api/billing_details', { body })),
    onSuccess: (details) => queryClient.setQueryData(queryKeys.billingDetails, details),
  });
}
