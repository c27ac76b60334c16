import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { client, type Schemas } from '@/api/client';
import { dataOf } from '@/api/problem';
import { queryKeys } from '@/api/query-keys';

/** What a month brought, and how far behind the figures are. */
export type Totals = Schemas['TotalsResponse'];

const everyMs = 15_000;

/** What a month (yyyy-MM; the current without one) brought in a currency (without one, the service's). */
export function useTotals(month: string | null, currency: string | null) {
  return useQuery({
    queryKey: queryKeys.totals(month, currency),
    queryFn: ({ signal }): Promise<Totals> =>
      dataOf(
        client.GET('/api/admin/totals', {
          params: { query: { month: month ?? undefined, currency: currency ?? undefined } },
          signal,
        }),
      ),
    // What is watched is fetched again and again.
    refetchInterval: everyMs,
    placeholderData: keepPreviousData,
  });
}
