import { useMutation, useQueryClient } from '@tanstack/react-query';
import { client, type Schemas } from '@/api/client';
import { dataOf } from '@/api/problem';
import { queryKeys } from '@/api/query-keys';

/** Changes the user's own settings. Another time zone has other billing periods, so all charges are fetched anew. */
export function useChangeAccount() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (change: Schemas['AccountChangeRequest']): Promise<Schemas['AccountResponse']> =>
      dataOf(client.PATCH('/api/account', { body: change })),
    onSuccess: async (account) => {
      queryClient.setQueryData(queryKeys.account, account);
      await queryClient.invalidateQueries({ queryKey: queryKeys.charges });
    },
  });
}
