import { useMutation, useQueryClient } from '@tanstack/react-query';
import { client, type Schemas } from '@/api/client';
import { dataOf } from '@/api/problem';
import { queryKeys } from '@/api/query-keys';

/** Changes the password, which ends all other sessions. */
export function useChangePassword() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (change: Schemas['PasswordChangeRequest']) =>
      dataOf(client.POST('/api/auth/password', { body: change })),
    onSuccess: () =>
      Promise.all(
        [queryKeys.account, queryKeys.sessions, queryKeys.apiKeys].map((queryKey) =>
          queryClient.invalidateQueries({ queryKey }),
        ),
      ),
  });
}
