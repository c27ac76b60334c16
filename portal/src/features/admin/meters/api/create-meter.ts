import { useMutation, useQueryClient } from '@tanstack/react-query';
import { client, type Schemas } from '@/api/client';
import type { Meter } from '@/api/list-meters';
import { dataOf } from '@/api/problem';
import { queryKeys } from '@/api/query-keys';

/** Makes a meter, which has the service's first price until another is set. */
export function useCreateMeter() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (wanted: Schemas['NewMeterRequest']): Promise<Meter> =>
      dataOf(client.POST('/api/admin/meters', { body: wanted })),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: queryKeys.admin }),
  });
}
