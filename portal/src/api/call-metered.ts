import { useMutation, useQueryClient } from '@tanstack/react-query';
import { costQuery, type Cost } from './get-cost';
import { queryKeys } from './query-keys';
import type { MeterPrice } from './list-prices';
import { ApiProblem, problemOf } from './problem';

/** What a metered API answered, and what the month costs with it. */
export interface MeteredAnswer {
  status: number;
  durationMs: number;
  body: unknown;
  /** Null where the call went well and the service then was away. */
  cost: Cost | null;
}

/** Calls a metered API, which is charged; then every figure that it changed is fetched anew. */
export function useCallMetered() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: async (meter: MeterPrice): Promise<MeteredAnswer> => {
      const answer = await callMetered(meter);
      await queryClient.invalidateQueries({ queryKey: queryKeys.charges });
      const cost = await queryClient.query(costQuery()).catch(() => null);
      return { ...answer, cost };
    },
  });
}

/** The routes of metered APIs are data, not part of the API document, so this one call is made without its types. */
async function callMetered(meter: MeterPrice): Promise<Omit<MeteredAnswer, 'cost'>> {
  const start = performance.now();
  const response = await fetch(meter.route, { method: meter.method, credentials: 'same-origin' }).catch(
    () => {
      throw new ApiProblem(0, 'unreachable', 'Check your connection, or try again in a moment.');
    },
  );
  const body: unknown = await response.json().catch(() => null);
  if (!response.ok) throw problemOf(response.status, body);
  return { status: response.status, durationMs: performance.now() - start, body };
}
