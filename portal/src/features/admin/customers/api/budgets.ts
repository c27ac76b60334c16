import {
  keepPreviousData,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import type { BalanceAlerts, Budget, BudgetChange, WantedBudget } from '@/api/budgets';
import { client } from '@/api/client';
import { allPages, byPage, entriesOf } from '@/api/pages';
import { dataOf } from '@/api/problem';
import { queryKeys } from '@/api/query-keys';

const pageSize = 25;

/** A customer's budgets, newest first: at most a hundred. */
export function useCustomerBudgets(id: string) {
  return useQuery({
    queryKey: queryKeys.customerBudgets(id),
    queryFn: ({ signal }): Promise<Budget[]> =>
      allPages((cursor) =>
        dataOf(
          client.GET('/api/admin/customers/{id}/budgets', {
            params: { path: { id }, query: { cursor } },
            signal,
          }),
        ),
      ),
  });
}

/** What happened to a customer's budgets and credit, newest first, page by page. */
export function useCustomerAlerts(id: string) {
  return useInfiniteQuery({
    queryKey: queryKeys.customerAlerts(id),
    queryFn: ({ signal, pageParam }) =>
      dataOf(
        client.GET('/api/admin/alerts', {
          params: { query: { customer: id, cursor: pageParam, limit: pageSize } },
          signal,
        }),
      ),
    ...byPage,
    select: entriesOf,
    placeholderData: keepPreviousData,
  });
}

/** The balances below which a customer is notified. */
export function useCustomerBalanceAlerts(id: string) {
  return useQuery({
    queryKey: queryKeys.customerBalanceAlerts(id),
    queryFn: ({ signal }): Promise<BalanceAlerts> =>
      dataOf(client.GET('/api/admin/customers/{id}/balance/alerts', { params: { path: { id } }, signal })),
  });
}

/** Sets the balances below which a customer is notified, in place of those before. */
export function useSetCustomerBalanceAlerts(id: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (below: string[]): Promise<BalanceAlerts> =>
      dataOf(
        client.PUT('/api/admin/customers/{id}/balance/alerts', { params: { path: { id } }, body: { below } }),
      ),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: queryKeys.admin }),
  });
}

/** A customer's API keys that cost something, for which budgets can be set. */
export function useCustomerKeys(id: string) {
  return useQuery({
    queryKey: queryKeys.customerKeys(id),
    queryFn: async ({ signal }) => {
      const tokens = await allPages((cursor) =>
        dataOf(
          client.GET('/api/admin/customers/{id}/tokens', {
            params: { path: { id }, query: { cursor, limit: 1000 } },
            signal,
          }),
        ),
      );
      return tokens
        .filter(({ name, test }) => name !== null && !test)
        .map((token) => ({ id: token.id, name: token.name ?? '' }));
    },
  });
}

/** Creates a budget of a customer, which they cannot change. */
export function useCreateCustomerBudget(id: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (body: WantedBudget): Promise<Budget> =>
      dataOf(client.POST('/api/admin/customers/{id}/budgets', { params: { path: { id } }, body })),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: queryKeys.admin }),
  });
}

/** Changes a budget of a customer. */
export function useChangeCustomerBudget(id: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ id: budget, ...body }: BudgetChange): Promise<Budget> =>
      dataOf(
        client.PATCH('/api/admin/customers/{id}/budgets/{budget}', {
          params: { path: { id, budget } },
          body,
        }),
      ),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: queryKeys.admin }),
  });
}

/** Deletes a budget of a customer. */
export function useDeleteCustomerBudget(id: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (budget: string) =>
      dataOf(
        client.DELETE('/api/admin/customers/{id}/budgets/{budget}', { params: { path: { id, budget } } }),
      ),
    onSettled: () => queryClient.invalidateQueries({ queryKey: queryKeys.admin }),
  });
}
