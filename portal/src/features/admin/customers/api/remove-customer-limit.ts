import { useMutation, useQueryClient } from '@tanstack/react-query';
import { client } from '@/api/client';
import { dataOf } from '@/api/problem';
import { queryKeys } from '@/api/query-keys';

/** Removes a customer's limit for the meter with this number. */
export function useRemoveCustomerLimit(id: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (meter_id: number) =>
      dataOf(
        client.DELETE('/api/admin/customers/{id}/limits/{meter_id}', { params: { path: { id, meter_id } } }),
      ),
    onSettled: () => queryClient.invalidateQueries({ queryKey: queryKeys.admin }),
  });
}
