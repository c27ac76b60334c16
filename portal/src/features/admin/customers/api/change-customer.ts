import { useMutation, useQueryClient } from '@tanstack/react-query';
import { client } from '@/api/client';
import { dataOf } from '@/api/problem';
import { queryKeys } from '@/api/query-keys';

/** What an operator may do to a customer's access. */
export type CustomerAction =
  'disable' | 'enable' | 'revoke_tokens' | 'grant_admin' | 'remove_admin' | 'remove_totp';

/** Changes a customer's access, at once. */
export function useChangeCustomer(id: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (action: CustomerAction): Promise<unknown> => change(id, action),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: queryKeys.admin }),
  });
}

function change(id: string, action: CustomerAction): Promise<unknown> {
  const params = { path: { id } };
  switch (action) {
    case 'disable':
      return dataOf(client.POST('/api/admin/customers/{id}/disable', { params }));
    case 'enable':
      return dataOf(client.POST('/api/admin/customers/{id}/enable', { params }));
    case 'revoke_tokens':
      return dataOf(client.POST('/api/admin/customers/{id}/revoke_tokens', { params }));
    case 'grant_admin':
      return dataOf(client.PUT('/api/admin/customers/{id}/admin', { params }));
    case 'remove_totp':
      return dataOf(client.DELETE('/api/admin/customers/{id}/totp', { params }));
    case 'remove_admin':
      return dataOf(client.DELETE('/api/admin/customers/{id}/admin', { params }));
  }
}
