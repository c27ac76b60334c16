import { useMutation, useQueryClient } from '@tanstack/react-query';
import { client, type Schemas } from '@/api/client';
import { dataOf } from '@/api/problem';
import { queryKeys } from '@/api/query-keys';

/** An invitation with its secret, which is never given again. */
export type Invitation = Schemas['InvitationResponse'];

/** Creates a customer, whom a user signs up for by an invitation. */
export function useCreateCustomer() {
  const queryClient = useQueryClient();
  return useMutation({
    gcTime: 0,
    mutationFn: (wanted: Schemas['NewCustomerRequest']): Promise<Schemas['NewCustomerResponse']> =>
      dataOf(client.POST('/api/admin/customers', { body: wanted })),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: queryKeys.admin }),
  });
}

/** Creates another invitation; the one before is no longer accepted. */
export function useInviteCustomer() {
  return useMutation({
    gcTime: 0,
    mutationFn: (id: string): Promise<Invitation> =>
      dataOf(client.POST('/api/admin/customers/{id}/invitation', { params: { path: { id } } })),
  });
}
