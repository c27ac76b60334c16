import { Page } from '@/components/page';
import { PaymentOverview } from '@/features/admin/payments/payment-overview';

/** The payments of all customers. */
export function OperatorPaymentsPage() {
  return (
    <Page title="Payments" description="What customers paid, and what was paid back.">
      <PaymentOverview />
    </Page>
  );
}
