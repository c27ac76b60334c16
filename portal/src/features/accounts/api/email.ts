import { useMutation, useQueryClient } from '@tanstack/react-query';
import { client } from '@/api/client';
import { dataOf } from '@/api/problem';
import { queryKeys } from '@/api/query-keys';

/** Sends a link to an address. */
export function useSetEmail() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (email: string) => dataOf(client.PUT('/api/account/email', { body: { email } })),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: queryKeys.account }),
  });
}

/** Forgets the address. */
export function useRemoveEmail() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: () => dataOf(client.DELETE('/api/account/email')),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: queryKeys.account }),
  });
}

/** Confirms the address to which a link was sent. */
export function useVerifyEmail() {
  return useMutation({
    mutationFn: (token: string) => dataOf(client.POST('/api/auth/email/verify', { body: { token } })),
  });
}

/** Asks for a link by which a new password is chosen. */
export function useForgotPassword() {
  return useMutation({
    mutationFn: (body: { email: string }) => dataOf(client.POST('/api/auth/password/forgot', { body })),
  });
}

/** Chooses a new password by a link. */
export function useResetPassword() {
  return useMutation({
    // The password must not stay in the memory of finished calls.
    gcTime: 0,
    mutationFn: (body: { token: string; password: string }) =>
      dataOf(client.POST('/api/auth/password/reset', { body })),
  });
}

/** Ends alerts to the address that a link names. */
export function useUnsubscribe() {
  return useMutation({
    mutationFn: (token: string) =>
      dataOf(client.POST('/api/mail/unsubscribe', { params: { query: { token } } })),
  });
}
