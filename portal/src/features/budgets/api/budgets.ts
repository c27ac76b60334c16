import {
  keepPreviousData,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import type { Budget, BudgetChange, WantedBudget } from '@/api/budgets';
import { client } from '@/api/client';
import { allPages, byPage, entriesOf } from '@/api/pages';
import { dataOf } from '@/api/problem';
import { queryKeys } from '@/api/query-keys';

const pageSize = 25;

/** The customer's budgets, newest first: at most a hundred. */
export function useBudgets() {
  return useQuery({
    queryKey: queryKeys.budgets,
    queryFn: ({ signal }): Promise<Budget[]> =>
      allPages((cursor) => dataOf(client.GET('/api/budgets', { params: { query: { cursor } }, signal }))),
  });
}

/** What happened to the customer's budgets and credit, newest first, page by page. */
export function useAlerts() {
  return useInfiniteQuery({
    queryKey: queryKeys.alerts,
    queryFn: ({ signal, pageParam }) =>
      dataOf(
        client.GET('/api/alerts', { params: { query: { cursor: pageParam, limit: pageSize } }, signal }),
      ),
    ...byPage,
    select: entriesOf,
    placeholderData: keepPreviousData,
  });
}

/** Creates a budget. */
export function useCreateBudget() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (body: WantedBudget): Promise<Budget> => dataOf(client.POST('/api/budgets', { body })),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: queryKeys.charges }),
  });
}

/** Changes a budget. */
export function useChangeBudget() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ id, ...body }: BudgetChange): Promise<Budget> =>
      dataOf(client.PATCH('/api/budgets/{id}', { params: { path: { id } }, body })),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: queryKeys.charges }),
  });
}

/** Deletes a budget. */
export function useDeleteBudget() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => dataOf(client.DELETE('/api/budgets/{id}', { params: { path: { id } } })),
    onSettled: () => queryClient.invalidateQueries({ queryKey: queryKeys.charges }),
  });
}
