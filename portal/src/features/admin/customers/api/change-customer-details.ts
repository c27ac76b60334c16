import { useMutation, useQueryClient } from '@tanstack/react-query';
import { client } from '@/api/client';
import { dataOf } from '@/api/problem';
import { queryKeys } from '@/api/query-keys';

/** What an operator keeps about a customer; empty: nothing. */
export interface DetailFields {
  company: string;
  email: string;
  external_id: string;
  notes: string;
}

/** Changes what is kept about a customer. */
export function useChangeCustomerDetails(id: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (fields: DetailFields) =>
      dataOf(client.PATCH('/api/admin/customers/{id}', { params: { path: { id } }, body: fields })),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: queryKeys.admin }),
  });
}

/** Changes what a customer is charged in; refused once they were charged. */
export function useChangeCustomerCurrency(id: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (currency: string) =>
      dataOf(client.PATCH('/api/admin/customers/{id}', { params: { path: { id } }, body: { currency } })),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: queryKeys.admin }),
  });
}
