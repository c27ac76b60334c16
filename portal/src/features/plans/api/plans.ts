import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { client, type Schemas } from '@/api/client';
import { allPages } from '@/api/pages';
import type { Plan, Subscription } from '@/api/plans';
import { dataOf } from '@/api/problem';
import { queryKeys } from '@/api/query-keys';

/** What a change of plans would cost. */
export type PlanPreview = Schemas['PlanPreviewResponse'];

/** The plans that the customer can subscribe to. */
export function usePlans() {
  return useQuery({
    queryKey: queryKeys.plans,
    queryFn: ({ signal }): Promise<Plan[]> =>
      allPages((cursor) => dataOf(client.GET('/api/plans', { params: { query: { cursor } }, signal }))),
  });
}

/** What a change to a plan would cost; null: none is asked for. */
export function usePlanPreview(plan: string | null) {
  return useQuery({
    queryKey: queryKeys.planPreview(plan),
    enabled: plan !== null,
    gcTime: 0,
    queryFn: ({ signal }): Promise<PlanPreview> =>
      dataOf(client.POST('/api/subscription/preview', { body: { plan: plan ?? '' }, signal })),
  });
}

/** Subscribes to a plan, changes to it, or goes on with it. */
export function useSubscribe() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (plan: string): Promise<Subscription> =>
      dataOf(client.PUT('/api/subscription', { body: { plan } })),
    onSuccess: () => refresh(queryClient),
  });
}

/** Cancels the customer's plan. */
export function useCancelPlan() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (): Promise<Subscription> => dataOf(client.DELETE('/api/subscription')),
    onSuccess: () => refresh(queryClient),
  });
}

async function refresh(queryClient: ReturnType<typeof useQueryClient>) {
  await Promise.all([
    queryClient.invalidateQueries({ queryKey: queryKeys.subscription }),
    queryClient.invalidateQueries({ queryKey: queryKeys.charges }),
    queryClient.invalidateQueries({ queryKey: queryKeys.hasCredit }),
  ]);
}
