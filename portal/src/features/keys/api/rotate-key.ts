import { useMutation, useQueryClient } from '@tanstack/react-query';
import { client } from '@/api/client';
import { dataOf } from '@/api/problem';
import { queryKeys } from '@/api/query-keys';
import type { NewApiKey } from './create-key';

/** Gives an API key a new secret; the current one works until the overlap ends. */
export function useRotateKey() {
  const queryClient = useQueryClient();
  return useMutation({
    // The secret must not stay in the memory of finished calls.
    gcTime: 0,
    mutationFn: ({ id, overlapSeconds }: { id: string; overlapSeconds: number }): Promise<NewApiKey> =>
      dataOf(
        client.POST('/api/keys/{id}/rotate', {
          params: { path: { id } },
          body: { overlap_seconds: overlapSeconds },
        }),
      ),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: queryKeys.apiKeys }),
  });
}
