import { useMutation, useQueryClient } from '@tanstack/react-query';
import { client } from '@/api/client';
import { dataOf } from '@/api/problem';
import { queryKeys } from '@/api/query-keys';
import type { RejectedUsage } from './list-rejected-usage';

/** Charges rejected usage, once its cause is gone. */
export function useRetryRejectedUsage() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (id: RejectedUsage['id']) =>
      dataOf(client.POST('/api/admin/rejected_usage/{id}/retry', { params: { path: { id } } })),
    onSettled: () => queryClient.invalidateQueries({ queryKey: queryKeys.admin }),
  });
}

/** Decides that rejected usage is never charged. */
export function useWriteOffRejectedUsage() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ id, reason }: Pick<RejectedUsage, 'id'> & { reason: string }) =>
      dataOf(
        client.POST('/api/admin/rejected_usage/{id}/write_off', {
          params: { path: { id } },
          body: { reason },
        }),
      ),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: queryKeys.admin }),
  });
}
