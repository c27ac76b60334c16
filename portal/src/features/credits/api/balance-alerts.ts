import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { BalanceAlerts } from '@/api/budgets';
import { client } from '@/api/client';
import { dataOf } from '@/api/problem';
import { queryKeys } from '@/api/query-keys';

/** The balances below which the customer is notified. */
export function useBalanceAlerts() {
  return useQuery({
    queryKey: queryKeys.balanceAlerts,
    queryFn: ({ signal }): Promise<BalanceAlerts> => dataOf(client.GET('/api/balance/alerts', { signal })),
  });
}

/** Sets the balances below which the customer is notified, in place of those before. */
export function useSetBalanceAlerts() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (below: string[]): Promise<BalanceAlerts> =>
      dataOf(client.PUT('/api/balance/alerts', { body: { below } })),
    onSuccess: (set) => queryClient.setQueryData(queryKeys.balanceAlerts, set),
  });
}
