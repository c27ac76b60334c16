import { useQuery } from '@tanstack/react-query';
import { client, type Schemas } from './client';
import { allPages, first } from './pages';
import { ApiProblem, dataOf } from './problem';
import { queryKeys } from './query-keys';

/** A version of a plan: what it charges and includes. */
export type Plan = Schemas['PlanResponse'];

/** A plan as operators see it. */
export type AdminPlan = Schemas['AdminPlanResponse'];

/** Which plan a customer has. */
export type Subscription = Schemas['SubscriptionResponse'];

/** What a plan charges and includes, to be set. */
export type WantedTerms = Schemas['PlanTermsRequest'];

/** The answer; null where there is no such thing. */
export async function orNull<T>(answer: Promise<T>): Promise<T | null> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof ApiProblem && error.status === 404) return null;
    throw error;
  }
}

/** The customer's plan; null: none. */
export function useSubscription() {
  return useQuery({
    queryKey: queryKeys.subscription,
    queryFn: ({ signal }): Promise<Subscription | null> =>
      orNull(dataOf(client.GET('/api/subscription', { signal }))),
  });
}

/** The plan that new customers get; null: none. Visitors may ask. */
export function useDefaultPlan() {
  return useQuery({
    queryKey: queryKeys.defaultPlan,
    queryFn: async ({ signal }): Promise<Plan | null> =>
      (await dataOf(client.GET('/api/plans/default', { signal }))).plan ?? null,
  });
}

/** Whether there are plans to choose from, or the customer has one. */
export function useHasPlans() {
  return useQuery({
    queryKey: queryKeys.hasPlans,
    queryFn: async ({ signal }): Promise<boolean> => {
      const plans = await dataOf(client.GET('/api/plans', { params: { query: first(1) }, signal }));
      return (
        plans.data.length > 0 || (await orNull(dataOf(client.GET('/api/subscription', { signal })))) !== null
      );
    },
  });
}

/** All plans with their versions, the oldest first. */
export function useAllPlans() {
  return useQuery({
    queryKey: queryKeys.allPlans,
    queryFn: ({ signal }): Promise<AdminPlan[]> =>
      allPages((cursor) => dataOf(client.GET('/api/admin/plans', { params: { query: { cursor } }, signal }))),
  });
}
