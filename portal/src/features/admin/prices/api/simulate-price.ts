import { keepPreviousData, queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { client, type Schemas } from '@/api/client';
import { dataOf } from '@/api/problem';
import { queryKeys } from '@/api/query-keys';

/** What customers would have paid in a month at another price, beside what they paid. */
export type Simulation = Schemas['SimulationResponse'];

/** A price to try, the meter it would be of, and the month to try it on. */
export type Trial = Schemas['SimulationRequest'];

/** What a price would have brought. The service computes it, and changes nothing. */
export function useSimulation(trial: Trial) {
  return useQuery({ ...simulationQuery(trial), placeholderData: keepPreviousData });
}

/** The same for whoever wants to know first whether the price can be one. */
export function useTryPrice(): (trial: Trial) => Promise<Simulation> {
  const queryClient = useQueryClient();
  return (trial) => queryClient.query({ ...simulationQuery(trial), staleTime: 0 });
}

function simulationQuery(trial: Trial) {
  return queryOptions({
    queryKey: queryKeys.simulation(trial),
    queryFn: ({ signal }): Promise<Simulation> =>
      dataOf(client.POST('/api/admin/prices/simulate', { body: trial, signal })),
  });
}
