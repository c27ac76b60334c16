import { useQuery } from '@tanstack/react-query';
import { client, type Schemas } from './client';
import { first } from './pages';
import { dataOf } from './problem';
import { queryKeys } from './query-keys';

/** What the customer has, owes and may still spend. */
export type Balance = Schemas['BalanceResponse'];

/** A grant of credit. */
export type CreditGrant = Schemas['CreditGrantResponse'];

/** Credit that is granted in each billing period. */
export type RecurringCredit = Schemas['RecurringCreditResponse'];

/** What happened to a grant of credit. */
export type CreditEntry = Schemas['CreditEntryResponse'];

/** The customer's balance. */
export function useBalance() {
  return useQuery({
    queryKey: queryKeys.balance,
    queryFn: ({ signal }): Promise<Balance> => dataOf(client.GET('/api/balance', { signal })),
  });
}

/** Whether the customer ever had credit, pays in advance or has a credit limit. */
export function useHasCredit() {
  return useQuery({
    queryKey: queryKeys.hasCredit,
    queryFn: async ({ signal }): Promise<boolean> => {
      const balance = await dataOf(client.GET('/api/balance', { signal }));
      if (balance.mode === 'prepaid' || balance.credit_limit !== null || balance.grants.length > 0)
        return true;
      const grants = await dataOf(client.GET('/api/credits', { params: { query: first(1) }, signal }));
      return grants.data.length > 0;
    },
  });
}
