import { useMutation, useQueryClient } from '@tanstack/react-query';
import { client } from '@/api/client';
import { dataOf } from '@/api/problem';
import { endSession } from '@/api/query-client';

/** Logs out here: this session stops working at once. */
export function useLogOut() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: () => dataOf(client.POST('/api/auth/logout')),
    onSuccess: () => endSession(queryClient),
  });
}
