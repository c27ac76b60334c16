import { useQuery } from '@tanstack/react-query';
import { client, type Schemas } from '@/api/client';
import { dataOf } from '@/api/problem';
import { queryKeys } from '@/api/query-keys';

/** The customer's balance at the end of each day. */
export type BalanceHistory = Schemas['BalanceHistoryResponse'];

/** The customer's balance at the end of each of the last 30 days. */
export function useBalanceHistory() {
  return useQuery({
    queryKey: queryKeys.balanceHistory,
    queryFn: ({ signal }): Promise<BalanceHistory> => dataOf(client.GET('/api/balance/history', { signal })),
  });
}
