import { useMutation } from '@tanstack/react-query';
import { client, type Schemas } from '@/api/client';
import { dataOf } from '@/api/problem';

/** What customers would have paid in a month at another price, beside what they paid. */
export type Simulation = Schemas['SimulationResponse'];

/** Computes, and changes nothing. */
export function useSimulatePrice() {
  return useMutation({
    mutationFn: (fields: Schemas['SimulationFields']): Promise<Simulation> =>
      dataOf(client.POST('/api/admin/prices/simulate', { body: fields })),
  });
}
