import { useQuery } from '@tanstack/react-query';
import type { Alert } from '@/api/budgets';
import { client } from '@/api/client';
import { first } from '@/api/pages';
import { dataOf } from '@/api/problem';
import { queryKeys } from '@/api/query-keys';

const shown = 5;

/** The newest alerts of all customers. */
export function useNewestAlerts() {
  return useQuery({
    queryKey: queryKeys.newestAlerts,
    queryFn: async ({ signal }): Promise<Alert[]> => {
      const page = await dataOf(client.GET('/api/admin/alerts', { params: { query: first(shown) }, signal }));
      return page.data;
    },
  });
}
