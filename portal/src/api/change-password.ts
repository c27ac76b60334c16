import { useMutation } from '@tanstack/react-query';
import { client, type Schemas } from './client';
import { dataOf } from './problem';

/** Changes the password, which ends all other sessions. */
export function useChangePassword() {
  return useMutation({
    mutationFn: (change: Schemas['PasswordChangeRequest']) =>
      dataOf(client.POST('/api/auth/password', { body: change })),
  });
}
