import { useMutation, useQueryClient } from '@tanstack/react-query';
import { client } from '@/api/client';
import { dataOf } from '@/api/problem';
import { queryKeys } from '@/api/query-keys';

/** Takes a meter off the price list. */
export function useRetireMeter() {
  return useListing((id) =>
    dataOf(client.POST('/api/admin/meters/{id}/retire', { params: { path: { id } } })),
  );
}

/** Puts a retired meter back on the price list. */
export function useUnretireMeter() {
  return useListing((id) =>
    dataOf(client.POST('/api/admin/meters/{id}/unretire', { params: { path: { id } } })),
  );
}

function useListing<T>(change: (id: number) => Promise<T>) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: queryKeys.admin });
      await queryClient.invalidateQueries({ queryKey: queryKeys.prices });
    },
  });
}
