import { useAddress } from '@/app/use-address';
import { Page } from '@/components/page';
import {
  PaymentOverview,
  paymentStates,
  type PaymentFilter,
} from '@/features/admin/payments/payment-overview';

/** The payments of all customers; what is chosen is in the address. */
export function OperatorPaymentsPage() {
  const [filter, onFilter] = useAddress(filterOf, (view) => ({ ...view }), { replace: true });
  return (
    <Page title="Payments" description="Payments and refunds of all customers.">
      <PaymentOverview filter={filter} onFilter={onFilter} />
    </Page>
  );
}

function filterOf(parameters: URLSearchParams): PaymentFilter {
  return {
    customer: parameters.get('customer') ?? undefined,
    state: paymentStates.find(({ value }) => value === parameters.get('state'))?.value ?? '',
  };
}
