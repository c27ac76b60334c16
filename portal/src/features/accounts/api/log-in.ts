import { useMutation, useQueryClient } from '@tanstack/react-query';
import { client, type Schemas } from '@/api/client';
import { dataOf } from '@/api/problem';
import { endSession } from '@/api/query-client';
import { sessionQuery } from './get-session';

/** Name and password, and a code where the user has an authenticator app. */
export type Credentials = Schemas['LoginRequest'];

/** Logs in: the service sets the session's cookie. Nothing that the user before saw stays. */
export function useLogIn() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: logIn,
    onSuccess: async () => {
      endSession(queryClient);
      await queryClient.query({ ...sessionQuery, staleTime: 0 });
    },
  });
}

function logIn(credentials: Credentials): Promise<Schemas['LoginResponse']> {
  return dataOf(
    client.POST('/api/auth/login', { params: { query: { use_cookies: true } }, body: credentials }),
  );
}
