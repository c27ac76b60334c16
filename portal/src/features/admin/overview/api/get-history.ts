import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { client, type Schemas } from '@/api/client';
import { dataOf } from '@/api/problem';
import { queryKeys } from '@/api/query-keys';

/** How twelve months went, the oldest first. */
export type TotalMonth = Schemas['TotalMonthResponse'];

/** The calls of a day that were not charged for one reason. */
export type UnchargedDay = Schemas['UnchargedDayResponse'];

/** Revenue and customers of the twelve months up to one (yyyy-MM; the current without one). */
export function useTotalMonths(month: string | null, currency: string | null) {
  return useQuery({
    queryKey: queryKeys.totalMonths(month, currency),
    queryFn: async ({ signal }): Promise<TotalMonth[]> => {
      const { months } = await dataOf(
        client.GET('/api/admin/totals/months', {
          params: { query: { month: month ?? undefined, currency: currency ?? undefined } },
          signal,
        }),
      );
      return months;
    },
    placeholderData: keepPreviousData,
  });
}

/** The calls of a month (yyyy-MM; the current without one) that were not charged, by day of UTC and why. */
export function useUnchargedCalls(month: string | null) {
  return useQuery({
    queryKey: queryKeys.unchargedCalls(month),
    queryFn: async ({ signal }): Promise<UnchargedDay[]> => {
      const { days } = await dataOf(
        client.GET('/api/admin/totals/uncharged_calls', {
          params: { query: { month: month ?? undefined } },
          signal,
        }),
      );
      return days;
    },
    placeholderData: keepPreviousData,
  });
}
