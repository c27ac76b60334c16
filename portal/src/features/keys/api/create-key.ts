import { useMutation, useQueryClient } from '@tanstack/react-query';
import { client, type Schemas } from '@/api/client';
import { dataOf } from '@/api/problem';
import { queryKeys } from '@/api/query-keys';

/** An API key that was just made, with its secret, which is never given again. */
export type NewApiKey = Schemas['NewKeyResponse'];

/** Makes an API key. */
export function useCreateKey() {
  const queryClient = useQueryClient();
  return useMutation({
    // The secret must not stay in the memory of finished calls.
    gcTime: 0,
    mutationFn: (wanted: Schemas['NewKeyRequest']): Promise<NewApiKey> =>
      dataOf(client.POST('/api/keys', { body: wanted })),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: queryKeys.apiKeys }),
  });
}
