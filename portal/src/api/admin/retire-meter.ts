import { useMutation, useQueryClient } from '@tanstack/react-query';
import { client } from '@/api/client';
import { dataOf } from '@/api/problem';
import { queryKeys } from '@/api/query-keys';

/** Takes a meter off the price list. */
export function useRetireMeter() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (id: number) =>
      dataOf(client.POST('/api/admin/meters/{id}/retire', { params: { path: { id } } })),
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: queryKeys.admin });
      await queryClient.invalidateQueries({ queryKey: queryKeys.prices });
    },
  });
}
