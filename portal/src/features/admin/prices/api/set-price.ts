import { useMutation, useQueryClient } from '@tanstack/react-query';
import { client, type Schemas } from '@/api/client';
import { dataOf } from '@/api/problem';
import { queryKeys } from '@/api/query-keys';

/** A price as it is set: the model, its amounts and from when on. */
export type PriceFields = Schemas['NewPriceRequest'] & { currency: string };

/** Sets a price of a meter on the price list, or for one customer alone, from now or from a later instant on. */
export function useSetPrice(meter: { id: number; key: string }, customer?: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (price: PriceFields): Promise<Schemas['AdminPriceResponse']> =>
      dataOf(
        customer === undefined
          ? client.POST('/api/admin/meters/{id}/prices', { params: { path: { id: meter.id } }, body: price })
          : client.POST('/api/admin/customers/{id}/prices', {
              params: { path: { id: customer } },
              body: { ...price, meter: meter.key },
            }),
      ),
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: queryKeys.admin });
      await queryClient.invalidateQueries({ queryKey: queryKeys.prices });
    },
  });
}
