import { useMutation } from '@tanstack/react-query';
import { client, type Schemas } from '@/api/client';
import { dataOf } from '@/api/problem';

/**
 * Gives a customer's user a new password, which is in this answer only, and ends their sessions; their API keys too
 * unless they are kept.
 */
export function useResetPassword(id: string) {
  return useMutation({
    // The password must not stay in the memory of finished calls.
    gcTime: 0,
    mutationFn: (keepKeys: boolean): Promise<Schemas['NewPasswordResponse']> =>
      dataOf(
        client.POST('/api/admin/customers/{id}/reset_password', {
          params: { path: { id }, query: { revoke_keys: !keepKeys } },
        }),
      ),
  });
}
