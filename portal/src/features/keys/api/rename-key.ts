import { useMutation, useQueryClient } from '@tanstack/react-query';
import { client } from '@/api/client';
import { dataOf } from '@/api/problem';
import { queryKeys } from '@/api/query-keys';

/** Renames an API key, in the list of usage too. */
export function useRenameKey() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ id, name }: { id: string; name: string }) =>
      dataOf(client.PATCH('/api/keys/{id}', { params: { path: { id } }, body: { name } })),
    onSuccess: () =>
      Promise.all([
        queryClient.invalidateQueries({ queryKey: queryKeys.apiKeys }),
        queryClient.invalidateQueries({ queryKey: queryKeys.charges }),
      ]),
  });
}
