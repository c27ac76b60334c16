import { useQuery } from '@tanstack/react-query';
import { client, type Schemas } from '@/api/client';
import { allPages } from '@/api/pages';
import { dataOf } from '@/api/problem';
import { queryKeys } from '@/api/query-keys';
import type { UsageWindow } from '@/format/time';

/** How much of one meter was used in one window. */
export type Usage = Schemas['UsageResponse'];

/** Which usage: from and to are instants (RFC 3339), half-open. */
export interface UsageQuery {
  window: UsageWindow;
  from?: string | undefined;
  to?: string | undefined;
  meter?: string | undefined;
  /** An entry for each API key, or for each value of the dimension with this name. */
  group_by?: string | undefined;
  /** Test calls instead of those that are charged. */
  test?: true | undefined;
}

/** All entries of a time series, page by page; the earlier ones stay on show while others are fetched. */
export function useUsage(query: UsageQuery) {
  return useQuery({ ...usageOptions(query), select: ({ entries }: UsageSeries) => entries });
}

/** From when on the time series is kept: an instant in its range, or null where all of it is. */
export function useUsageKeptFrom(query: UsageQuery) {
  return useQuery({ ...usageOptions(query), select: ({ keptFrom }: UsageSeries) => keptFrom });
}

interface UsageSeries {
  entries: Usage[];
  keptFrom: string | null;
}

function usageOptions(query: UsageQuery) {
  return {
    queryKey: queryKeys.usage(query),
    queryFn: ({ signal }: { signal: AbortSignal }) => getUsage(query, signal),
    placeholderData: (earlier: UsageSeries | undefined) => earlier,
  };
}

async function getUsage(query: UsageQuery, signal: AbortSignal): Promise<UsageSeries> {
  let keptFrom: string | null = null;
  const entries = await allPages(async (cursor) => {
    const page = await dataOf(client.GET('/api/usage', { params: { query: { ...query, cursor } }, signal }));
    keptFrom ??= page.kept_from;
    return page;
  });
  return { entries, keptFrom };
}
