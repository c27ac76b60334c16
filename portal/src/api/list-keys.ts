import { useQuery } from '@tanstack/react-query';
import { client, type Schemas } from './client';
import { dataOf } from './problem';
import { queryKeys } from './query-keys';

/** An API key, without its secret. */
export type ApiKey = Schemas['KeyResponse'];

/** The customer's API keys, newest first. */
export function useApiKeys() {
  return useQuery({
    queryKey: queryKeys.apiKeys,
    queryFn: async ({ signal }): Promise<ApiKey[]> =>
      (await dataOf(client.GET('/api/keys', { signal }))).data,
  });
}
