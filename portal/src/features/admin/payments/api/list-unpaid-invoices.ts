import { useQuery } from '@tanstack/react-query';
import { client, type Schemas } from '@/api/client';
import { allPages } from '@/api/pages';
import { dataOf } from '@/api/problem';
import { queryKeys } from '@/api/query-keys';

/** An invoice that waits for money. */
export type UnpaidInvoice = Schemas['InvoiceResponse'];

const pageSize = 100;

/** The invoices of a customer for which money can come, the oldest first. */
export function useUnpaidInvoices(customer: string | undefined) {
  return useQuery({
    queryKey: queryKeys.unpaidInvoices(customer ?? ''),
    queryFn: async ({ signal }): Promise<UnpaidInvoice[]> => {
      const invoices = await allPages((cursor) =>
        dataOf(
          client.GET('/api/admin/customers/{id}/invoices', {
            params: { path: { id: customer ?? '' }, query: { cursor, limit: pageSize } },
            signal,
          }),
        ),
      );
      return invoices.filter(isUnpaid).toReversed();
    },
    enabled: customer !== undefined,
  });
}

function isUnpaid({ kind, payment_status }: UnpaidInvoice): boolean {
  return kind === 'invoice' && ['open', 'overdue', 'uncollectible'].includes(payment_status ?? '');
}
