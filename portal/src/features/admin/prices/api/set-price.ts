import { useMutation, useQueryClient } from '@tanstack/react-query';
import { client, type Schemas } from '@/api/client';
import { dataOf } from '@/api/problem';
import { queryKeys } from '@/api/query-keys';

/** A price as it is set: the model, its amounts and from when on. */
export type PriceFields = Schemas['NewPriceRequest'] & { currency: string };

/** Sets a price of a meter, from now or from a later instant on. */
export function useSetPrice(meter: number) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (price: PriceFields): Promise<Schemas['AdminPriceResponse']> =>
      dataOf(client.POST('/api/admin/meters/{id}/prices', { params: { path: { id: meter } }, body: price })),
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: queryKeys.admin });
      await queryClient.invalidateQueries({ queryKey: queryKeys.prices });
    },
  });
}
