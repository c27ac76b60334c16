import { useQuery } from '@tanstack/react-query';
import { client, type Schemas } from './client';
import { allPages } from './pages';
import { dataOf } from './problem';
import { queryKeys } from './query-keys';

/** An API key, without its secret. */
export type ApiKey = Schemas['KeyResponse'];

/** The customer's API keys, newest first. */
export function useApiKeys() {
  return useQuery({
    queryKey: queryKeys.apiKeys,
    queryFn: ({ signal }): Promise<ApiKey[]> =>
      allPages((cursor) => dataOf(client.GET('/api/keys', { params: { query: { cursor } }, signal }))),
  });
}
