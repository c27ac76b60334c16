import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { client, type Schemas } from '@/api/client';
import { dataOf } from '@/api/problem';
import { queryKeys } from '@/api/query-keys';

/** The user's authenticator app. */
export type Totp = Schemas['TotpResponse'];

/** A secret for an authenticator app. */
export type TotpSecret = Schemas['TotpSecretResponse'];

/** Whether log-ins ask for a code. */
export function useTotp() {
  return useQuery({
    queryKey: queryKeys.totp,
    queryFn: ({ signal }): Promise<Totp> => dataOf(client.GET('/api/auth/totp', { signal })),
  });
}

/** Gets a secret, which does nothing until a code of it is sent. */
export function useSetUpTotp() {
  return useMutation({
    // The secret must not stay in the memory of finished calls.
    gcTime: 0,
    mutationFn: (): Promise<TotpSecret> => dataOf(client.POST('/api/auth/totp/setup')),
  });
}

/** Sends a code of the app: log-ins ask for one from now on. Gives recovery codes, once. */
export function useEnableTotp() {
  const refresh = useRefresh();
  return useMutation({
    gcTime: 0,
    mutationFn: async (code: string): Promise<string[]> =>
      (await dataOf(client.POST('/api/auth/totp/enable', { body: { code } }))).codes,
    onSuccess: refresh,
  });
}

/** Replaces the recovery codes, which are given once. */
export function useRenewRecoveryCodes() {
  const refresh = useRefresh();
  return useMutation({
    gcTime: 0,
    mutationFn: async (): Promise<string[]> =>
      (await dataOf(client.POST('/api/auth/totp/recovery_codes'))).codes,
    onSuccess: refresh,
  });
}

/** Forgets the app. */
export function useDisableTotp() {
  const refresh = useRefresh();
  return useMutation({ mutationFn: () => dataOf(client.DELETE('/api/auth/totp')), onSuccess: refresh });
}

function useRefresh() {
  const queryClient = useQueryClient();
  return () =>
    Promise.all(
      [queryKeys.totp, queryKeys.account, queryKeys.sessions].map((queryKey) =>
        queryClient.invalidateQueries({ queryKey }),
      ),
    );
}
