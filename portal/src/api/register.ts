import { useMutation } from '@tanstack/react-query';
import { client, type Schemas } from './client';
import type { Credentials } from './log-in';
import { dataOf } from './problem';

/** Makes a user, who is a customer from then on. It does not log them in. */
export function useRegister() {
  return useMutation({
    mutationFn: (credentials: Credentials): Promise<Schemas['UserResponse']> =>
      dataOf(client.POST('/api/auth/register', { body: credentials })),
  });
}
