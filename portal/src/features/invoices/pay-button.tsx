import Button from 'antd/es/button';
import type { Invoice } from '@/api/invoices';
import { usePayInvoice, usePaymentOptions } from '@/api/payments';
import { useProblemReport } from '@/components/use-problem-report';

/** Leads to the provider's page on which an open invoice is paid; nothing where there is no such page. */
export function PayButton({ invoice }: { invoice: Invoice }) {
  const pay = usePayInvoice();
  const report = useProblemReport();
  const isEnabled = usePaymentOptions().data?.is_card_enabled ?? false;
  const isDue =
    invoice.kind === 'invoice' && ['open', 'overdue', 'uncollectible'].includes(invoice.payment_status ?? '');
  if (!isEnabled || !isDue) return null;
  return (
    <Button
      size="small"
      type="primary"
      loading={pay.isPending || pay.isSuccess}
      aria-label={`Pay ${invoice.number}`}
      onClick={() => pay.mutate(invoice.id, { onError: (error) => report(error) })}
      style={{ marginInlineEnd: 12 }}
    >
      Pay
    </Button>
  );
}
