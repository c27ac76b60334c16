import { useMutation, useQueryClient } from '@tanstack/react-query';
import { client, type Schemas } from '@/api/client';
import { dataOf } from '@/api/problem';
import { queryKeys } from '@/api/query-keys';

/** Changes a meter: its display name, its unit, or which answers are charged. */
export function useChangeMeter(id: number) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (change: Schemas['ChangeMeterRequest']): Promise<Schemas['AdminMeterResponse']> =>
      dataOf(client.PATCH('/api/admin/meters/{id}', { params: { path: { id } }, body: change })),
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: queryKeys.admin });
      await queryClient.invalidateQueries({ queryKey: queryKeys.prices });
    },
  });
}
