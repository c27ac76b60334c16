import { useQuery } from '@tanstack/react-query';
import type { UsageWindow } from '@/format/time';
import { client, type Schemas } from './client';
import { allPages } from './pages';
import { dataOf } from './problem';
import { queryKeys } from './query-keys';

/** How much was used of one meter in one window. */
export type TotalUsage = Schemas['TotalUsageResponse'];

/** Which usage: instants (RFC 3339), half-open, and whose. */
export interface TotalUsageQuery {
  from: string;
  to?: string | undefined;
  /** How long one entry is; a day without it. */
  window?: UsageWindow | undefined;
  /** The id of a customer; without one, all of them together. */
  customer?: string | undefined;
  /** The customers' currency; without one, the service's. */
  currency?: string | undefined;
  /** An entry for each API key (`api_key`), or for each value of the dimension with this name. */
  group_by?: string | undefined;
}

/** What was used in each window, of UTC. */
export function useTotalUsage(query: TotalUsageQuery) {
  return useQuery({ ...totalUsageOptions(query), select: ({ entries }: TotalSeries) => entries });
}

/** From when on the days are kept: an instant in their range, or null where all of them are. */
export function useTotalUsageKeptFrom(query: TotalUsageQuery) {
  return useQuery({ ...totalUsageOptions(query), select: ({ keptFrom }: TotalSeries) => keptFrom });
}

interface TotalSeries {
  entries: TotalUsage[];
  keptFrom: string | null;
}

function totalUsageOptions(query: TotalUsageQuery) {
  return {
    queryKey: queryKeys.totalUsage(query),
    queryFn: ({ signal }: { signal: AbortSignal }) => getTotalUsage(query, signal),
  };
}

async function getTotalUsage(query: TotalUsageQuery, signal: AbortSignal): Promise<TotalSeries> {
  let keptFrom: string | null = null;
  const entries = await allPages(async (cursor) => {
    const page = await dataOf(
      client.GET('/api/admin/usage', { params: { query: { window: 'day', ...query, cursor } }, signal }),
    );
    keptFrom ??= page.kept_from;
    return page;
  });
  return { entries, keptFrom };
}
