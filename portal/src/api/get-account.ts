import { useQuery } from '@tanstack/react-query';
import { client, type Schemas } from './client';
import { dataOf } from './problem';
import { queryKeys } from './query-keys';

/** The user's own settings. */
export type Account = Schemas['AccountResponse'];

/** The user's own settings. */
export function useAccount() {
  return useQuery({
    queryKey: queryKeys.account,
    queryFn: ({ signal }): Promise<Account> => dataOf(client.GET('/api/account', { signal })),
  });
}
