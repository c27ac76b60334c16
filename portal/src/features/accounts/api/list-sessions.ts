import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { client, type Schemas } from '@/api/client';
import { allPages } from '@/api/pages';
import { dataOf } from '@/api/problem';
import { queryKeys } from '@/api/query-keys';

/** A session of the user that has not ended. */
export type UserSession = Schemas['SessionResponse'];

/** The user's sessions, newest first. */
export function useSessions() {
  return useQuery({
    queryKey: queryKeys.sessions,
    queryFn: ({ signal }): Promise<UserSession[]> =>
      allPages((cursor) =>
        dataOf(client.GET('/api/auth/sessions', { params: { query: { cursor } }, signal })),
      ),
  });
}

/** Ends one of the user's sessions, at once. */
export function useRevokeSession() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (id: string) =>
      dataOf(client.DELETE('/api/auth/sessions/{id}', { params: { path: { id } } })),
    onSettled: () => queryClient.invalidateQueries({ queryKey: queryKeys.sessions }),
  });
}
