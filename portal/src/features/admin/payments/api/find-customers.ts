import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { client, type Schemas } from '@/api/client';
import { first } from '@/api/pages';
import { dataOf } from '@/api/problem';
import { queryKeys } from '@/api/query-keys';

/** A customer who can be chosen. */
export type Customer = Schemas['AdminCustomerResponse'];

const mostOffered = 20;

/** The first customers who match a text; an id finds its customer. */
export function useFoundCustomers(search: string, isEnabled: boolean) {
  return useQuery({
    queryKey: queryKeys.customers({ search, offered: mostOffered }),
    queryFn: async ({ signal }): Promise<Customer[]> => {
      const query = { search: search || undefined, ...first(mostOffered) };
      const page = await dataOf(client.GET('/api/admin/customers', { params: { query }, signal }));
      return page.data;
    },
    enabled: isEnabled,
    placeholderData: keepPreviousData,
  });
}
