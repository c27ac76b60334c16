import { useMutation, useQueryClient } from '@tanstack/react-query';
import { client } from './client';
import { dataOf } from './problem';
import { endSession } from './query-client';

/** Logs out here: this session stops working at once. */
export function useLogOut() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: () => dataOf(client.POST('/api/auth/logout')),
    onSuccess: () => endSession(queryClient),
  });
}
