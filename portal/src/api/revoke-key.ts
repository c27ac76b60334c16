import { useMutation, useQueryClient } from '@tanstack/react-query';
import { client } from './client';
import { dataOf } from './problem';
import { queryKeys } from './query-keys';

/** Revokes an API key, which stops working at once. */
export function useRevokeKey() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => dataOf(client.DELETE('/api/keys/{id}', { params: { path: { id } } })),
    onSettled: () => queryClient.invalidateQueries({ queryKey: queryKeys.apiKeys }),
  });
}
