import { useMutation } from '@tanstack/react-query';
import { client, type Schemas } from '@/api/client';
import { dataOf } from '@/api/problem';
import type { Credentials } from './log-in';

/** Makes a user, who is a customer from then on. It does not log them in. */
export function useRegister() {
  return useMutation({
    mutationFn: (
      request: Credentials & { invitation?: string; email?: string },
    ): Promise<Schemas['UserResponse']> => dataOf(client.POST('/api/auth/register', { body: request })),
  });
}
