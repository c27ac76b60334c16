import { useMutation, useQueryClient, type QueryClient } from '@tanstack/react-query';
import { addressOf } from '@/api/base-path';
import { costQuery, type Cost } from '@/api/get-cost';
import { estimateQuery } from '@/api/get-estimate';
import type { MeterPrice } from '@/api/list-prices';
import { ApiProblem, problemOf } from '@/api/problem';
import { queryKeys } from '@/api/query-keys';
import { plainEndpointOf } from '@/format/meter';
import type { Money } from '@/format/money';
import type { Count } from '@/format/quantity';
import { chargedUnits } from './call-charge';

/** What a metered API answered. */
export interface MeteredAnswer {
  status: number;
  durationMs: number;
  body: unknown;
  charge: Charge;
}

/** What a call was charged. Unknown: the call went well, and the service then was away. */
export type Charge =
  | { kind: 'charged'; quantity: Count; cost: Money; month: { quantity: Count; cost: Money }; unit: string }
  | { kind: 'free' }
  | { kind: 'unknown' };

/** Calls a metered API, which is charged; then every figure that it changed is fetched anew. */
export function useCallMetered() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: async (meter: MeterPrice): Promise<MeteredAnswer> => {
      const before = await queryClient.query({ ...costQuery(), staleTime: 0 }).catch(() => null);
      const answer = await callMetered(meter);
      await queryClient.invalidateQueries({ queryKey: queryKeys.charges });
      const charge = await chargeOf(queryClient, meter, before).catch((): Charge => ({ kind: 'unknown' }));
      return { ...answer, charge };
    },
    // What refuses a call, such as a budget, is to be seen at once.
    onError: () => queryClient.invalidateQueries({ queryKey: queryKeys.charges }),
  });
}

/** What the call cost is the service's to say: what its units added to those that were there before. */
async function chargeOf(queryClient: QueryClient, meter: MeterPrice, before: Cost | null): Promise<Charge> {
  const after = await queryClient.query(costQuery());
  const charged = chargedUnits(meter, before, after);
  if (charged === null) return { kind: 'free' };

  const { line, quantity, already } = charged;
  const added = await queryClient.query({
    ...estimateQuery({
      meter: meter.meter,
      quantity,
      already,
      isMine: true,
      ...(Object.keys(line.when).length > 0 && { dimensions: line.when }),
    }),
    staleTime: 0,
  });
  return {
    kind: 'charged',
    quantity,
    cost: added.cost,
    month: { quantity: line.quantity, cost: line.cost },
    unit: line.unit,
  };
}

/** The routes of metered APIs are data, not part of the API document, so this one call is made without its types. */
async function callMetered(meter: MeterPrice): Promise<Omit<MeteredAnswer, 'charge'>> {
  const endpoint = plainEndpointOf(meter);
  if (endpoint === undefined) throw new Error(`${meter.meter} cannot be called without parameters.`);

  const start = performance.now();
  const response = await fetch(addressOf(endpoint.route), {
    method: endpoint.method,
    credentials: 'same-origin',
  }).catch(() => {
    throw new ApiProblem(0, 'unreachable', 'Check your connection, or try again in a moment.');
  });
  const body: unknown = await response.json().catch(() => null);
  if (!response.ok) throw problemOf(response.status, body);
  return { status: response.status, durationMs: performance.now() - start, body };
}
