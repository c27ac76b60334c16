import { useMutation } from '@tanstack/react-query';
import { client, type Schemas } from '@/api/client';
import { dataOf } from '@/api/problem';

/** The password, and a code where the user has an authenticator app. */
export type Reauthentication = Schemas['ReauthenticationRequest'];

/** Shows the password again. */
export function useReauthenticate() {
  return useMutation({
    gcTime: 0,
    mutationFn: (proof: Reauthentication) => dataOf(client.POST('/api/auth/reauthenticate', { body: proof })),
  });
}
