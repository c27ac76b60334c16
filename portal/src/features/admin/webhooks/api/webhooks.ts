import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { client, type Query, type Schemas } from '@/api/client';
import { byPage, entriesOf } from '@/api/pages';
import { dataOf } from '@/api/problem';
import { queryKeys } from '@/api/query-keys';

/** Where events are sent. */
export type Webhook = Schemas['WebhookResponse'];

/** A webhook with a new secret, which is never given again. */
export type WebhookSecret = Schemas['WebhookSecretResponse'];

/** An event on its way to a webhook, or delivered. */
export type Delivery = Schemas['WebhookDeliveryResponse'];

/** One attempt to deliver an event. */
export type Attempt = Schemas['WebhookAttemptResponse'];

const pageSize = 50;

/** While something is on its way, the log is read again so often. */
const pendingIntervalMs = 2000;

/** All webhooks, newest first, page by page. */
export function useWebhooks() {
  return useInfiniteQuery({
    queryKey: queryKeys.webhooks,
    queryFn: ({ signal, pageParam }) =>
      dataOf(
        client.GET('/api/admin/webhooks', {
          params: { query: { cursor: pageParam, limit: pageSize } },
          signal,
        }),
      ),
    ...byPage,
    select: entriesOf,
  });
}

/** One webhook. */
export function useWebhook(id: string) {
  return useQuery({
    queryKey: queryKeys.webhook(id),
    queryFn: ({ signal }) =>
      dataOf(client.GET('/api/admin/webhooks/{id}', { params: { path: { id } }, signal })),
  });
}

/** What deliveries are listed by. */
export type DeliveryState = NonNullable<Query<'/api/admin/webhooks/{id}/deliveries'>['state']> | '';

/** What was sent to a webhook, newest first, page by page. */
export function useDeliveries(id: string, state: DeliveryState) {
  return useInfiniteQuery({
    queryKey: queryKeys.deliveries(id, state),
    queryFn: ({ signal, pageParam }) =>
      dataOf(
        client.GET('/api/admin/webhooks/{id}/deliveries', {
          params: { path: { id }, query: { state: state || undefined, cursor: pageParam, limit: pageSize } },
          signal,
        }),
      ),
    ...byPage,
    select: entriesOf,
    refetchInterval: ({ state: { data } }) =>
      data?.pages[0]?.data.some((delivery) => delivery.state === 'pending' && delivery.attempts < 2)
        ? pendingIntervalMs
        : false,
  });
}

/** The attempts of a delivery, newest first, page by page; a further attempt makes the log be read again. */
export function useAttempts({ id, last_attempt_at }: Delivery) {
  return useInfiniteQuery({
    queryKey: [...queryKeys.deliveryAttempts(id), last_attempt_at],
    queryFn: ({ signal, pageParam }) =>
      dataOf(
        client.GET('/api/admin/webhooks/deliveries/{id}/attempts', {
          params: { path: { id }, query: { cursor: pageParam, limit: pageSize } },
          signal,
        }),
      ),
    ...byPage,
    select: entriesOf,
  });
}

/** Creates a webhook. */
export function useCreateWebhook() {
  return useChange((wanted: Schemas['NewWebhookRequest']): Promise<WebhookSecret> =>
    dataOf(client.POST('/api/admin/webhooks', { body: wanted })),
  );
}

/** Changes a webhook. */
export function useChangeWebhook() {
  return useChange(({ id, ...body }: Schemas['WebhookChangeRequest'] & { id: string }) =>
    dataOf(client.PATCH('/api/admin/webhooks/{id}', { params: { path: { id } }, body })),
  );
}

/** Deletes a webhook. */
export function useDeleteWebhook() {
  return useChange((id: string) =>
    dataOf(client.DELETE('/api/admin/webhooks/{id}', { params: { path: { id } } })),
  );
}

/** Gives a webhook a new secret. */
export function useRotateSecret() {
  return useChange(({ id, overlap_hours }: { id: string; overlap_hours: number }): Promise<WebhookSecret> =>
    dataOf(
      client.POST('/api/admin/webhooks/{id}/rotate_secret', {
        params: { path: { id } },
        body: { overlap_hours },
      }),
    ),
  );
}

/** Sends a test. */
export function useTestWebhook() {
  return useChange((id: string) =>
    dataOf(client.POST('/api/admin/webhooks/{id}/test', { params: { path: { id } } })),
  );
}

/** Sends one event again. */
export function useReplayDelivery() {
  return useChange((id: string) =>
    dataOf(client.POST('/api/admin/webhooks/deliveries/{id}/replay', { params: { path: { id } } })),
  );
}

/** Sends the events of a time range again. */
export function useReplayWebhook() {
  return useChange(({ id, ...body }: Schemas['WebhookReplayRequest'] & { id: string }) =>
    dataOf(client.POST('/api/admin/webhooks/{id}/replay', { params: { path: { id } }, body })),
  );
}

function useChange<TWanted, TResult>(change: (wanted: TWanted) => Promise<TResult>) {
  const queryClient = useQueryClient();
  return useMutation({
    // A secret must not stay in the memory of finished calls.
    gcTime: 0,
    mutationFn: change,
    onSuccess: () => queryClient.invalidateQueries({ queryKey: queryKeys.webhooks }),
  });
}
