import { useMutation, useQueryClient } from '@tanstack/react-query';
import { client } from '@/api/client';
import { dataOf } from '@/api/problem';
import { queryKeys } from '@/api/query-keys';

/** Ends one session or API key of a customer, at once. */
export function useRevokeCustomerToken(id: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (token: string) =>
      dataOf(
        client.DELETE('/api/admin/customers/{id}/tokens/{token_id}', {
          params: { path: { id, token_id: token } },
        }),
      ),
    onSettled: () => queryClient.invalidateQueries({ queryKey: queryKeys.admin }),
  });
}
