import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { client, type Schemas } from './client';
import { dataOf } from './problem';
import { queryKeys } from './query-keys';

/** Money that a customer pays. */
export type Payment = Schemas['PaymentResponse'];

/** Whether the customer can pay by card, and how much credit can be bought at once. */
export type PaymentOptions = Schemas['PaymentOptionsResponse'];

/** How the customer can pay. */
export function usePaymentOptions() {
  return useQuery({
    queryKey: queryKeys.paymentOptions,
    queryFn: ({ signal }): Promise<PaymentOptions> => dataOf(client.GET('/api/payments/options', { signal })),
    staleTime: Infinity,
  });
}

/** Opens the provider's page on which an invoice is paid. */
export function usePayInvoice() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => dataOf(client.POST('/api/invoices/{id}/pay', { params: { path: { id } } })),
    onSuccess: ({ checkout_url }) => openPage(checkout_url),
    onSettled: () => queryClient.invalidateQueries({ queryKey: queryKeys.payments }),
  });
}

/** Goes to a page of the provider, which leads back. */
export function openPage(url: string | null): void {
  if (url !== null) window.location.assign(url);
}
