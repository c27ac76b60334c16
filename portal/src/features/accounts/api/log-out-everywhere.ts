import { useMutation, useQueryClient } from '@tanstack/react-query';
import { client } from '@/api/client';
import { dataOf } from '@/api/problem';
import { endSession } from '@/api/query-client';

/** Logs out everywhere: all sessions of the user, this one too, stop working at once. */
export function useLogOutEverywhere() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: () => dataOf(client.POST('/api/auth/logout_all')),
    onSuccess: () => endSession(queryClient),
  });
}
