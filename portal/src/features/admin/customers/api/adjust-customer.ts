import { useMutation, useQueryClient } from '@tanstack/react-query';
import { client, type Schemas } from '@/api/client';
import { dataOf } from '@/api/problem';
import { queryKeys } from '@/api/query-keys';
import type { Adjustment } from './list-customer-adjustments';

/** The adjustment that is wanted; its key makes it once, however often it is sent. */
export type WantedAdjustment = Schemas['AdjustmentRequest'] & { key: string };

/** Corrects what a customer is charged. */
export function useAdjustCustomer(id: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ key, ...body }: WantedAdjustment): Promise<Adjustment> =>
      dataOf(
        client.POST('/api/admin/customers/{id}/adjustments', {
          params: { path: { id }, header: { 'Idempotency-Key': key } },
          body,
        }),
      ),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: queryKeys.admin }),
  });
}
