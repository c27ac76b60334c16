import { useMutation, useQueryClient } from '@tanstack/react-query';
import { client, type Schemas } from '@/api/client';
import type { AdminPlan, WantedTerms } from '@/api/plans';
import { dataOf } from '@/api/problem';
import { queryKeys } from '@/api/query-keys';

/** Creates a plan with its first version. */
export function useCreatePlan() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (body: Schemas['NewPlanRequest']): Promise<AdminPlan> =>
      dataOf(client.POST('/api/admin/plans', { body })),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: queryKeys.admin }),
  });
}

/** Adds a version to a plan. */
export function useCreateVersion(key: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (body: WantedTerms): Promise<AdminPlan> =>
      dataOf(client.POST('/api/admin/plans/{key}/versions', { params: { path: { key } }, body })),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: queryKeys.admin }),
  });
}

/** Changes a plan's name, retires it, or offers it again. */
export function useChangePlan() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ key, ...body }: Schemas['PlanChangeRequest'] & { key: string }): Promise<AdminPlan> =>
      dataOf(client.PATCH('/api/admin/plans/{key}', { params: { path: { key } }, body })),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: queryKeys.admin }),
  });
}
