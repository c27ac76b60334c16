import { useMutation, useQueryClient } from '@tanstack/react-query';
import { client, type Schemas } from '@/api/client';
import { dataOf } from '@/api/problem';
import { queryKeys } from '@/api/query-keys';
import type { CustomerLimit } from './list-customer-limits';

/** The limit that is wanted for a meter. */
export type WantedLimit = Schemas['LimitRequest'] & { meter_id: number };

/** Limits a customer's calls of a meter, in the place of the limit that is there. */
export function useSetCustomerLimit(id: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ meter_id, calls_per_minute }: WantedLimit): Promise<CustomerLimit> =>
      dataOf(
        client.PUT('/api/admin/customers/{id}/limits/{meter_id}', {
          params: { path: { id, meter_id } },
          body: { calls_per_minute },
        }),
      ),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: queryKeys.admin }),
  });
}
