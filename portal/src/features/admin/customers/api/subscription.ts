import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { client, type Schemas } from '@/api/client';
import { orNull, type Subscription } from '@/api/plans';
import { dataOf } from '@/api/problem';
import { queryKeys } from '@/api/query-keys';

/** A customer's plan; null: none. */
export function useCustomerSubscription(id: string) {
  return useQuery({
    queryKey: queryKeys.customerSubscription(id),
    queryFn: ({ signal }): Promise<Subscription | null> =>
      orNull(
        dataOf(client.GET('/api/admin/customers/{id}/subscription', { params: { path: { id } }, signal })),
      ),
  });
}

/** Gives a customer a plan. */
export function useSetCustomerSubscription(id: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (body: Schemas['AdminSubscriptionRequest']): Promise<Subscription> =>
      dataOf(client.PUT('/api/admin/customers/{id}/subscription', { params: { path: { id } }, body })),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: queryKeys.admin }),
  });
}

/** Cancels a customer's plan, now or at the end of the billing period. */
export function useCancelCustomerSubscription(id: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (when: 'now' | 'period_end'): Promise<Subscription> =>
      dataOf(
        client.DELETE('/api/admin/customers/{id}/subscription', {
          params: { path: { id }, query: { when } },
        }),
      ),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: queryKeys.admin }),
  });
}
