import { useMutation, useQueryClient } from '@tanstack/react-query';
import { client } from '@/api/client';
import { dataOf } from '@/api/problem';
import { queryKeys } from '@/api/query-keys';

/** Takes back a price that is not yet in force. */
export function useWithdrawPrice() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (id: number) => dataOf(client.DELETE('/api/admin/prices/{id}', { params: { path: { id } } })),
    onSettled: () => queryClient.invalidateQueries({ queryKey: queryKeys.admin }),
  });
}
