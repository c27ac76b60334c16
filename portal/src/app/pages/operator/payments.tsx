import { useSearchParams } from 'react-router';
import { Page } from '@/components/page';
import { PaymentOverview, paymentStates } from '@/features/admin/payments/payment-overview';

/** The payments of all customers; what is chosen is in the address. */
export function OperatorPaymentsPage() {
  const [parameters, setParameters] = useSearchParams();
  const filter = {
    customer: parameters.get('customer') ?? undefined,
    state: paymentStates.find(({ value }) => value === parameters.get('state'))?.value ?? '',
  };
  return (
    <Page title="Payments" description="What customers paid, and what was paid back.">
      <PaymentOverview
        filter={filter}
        onFilter={({ customer, state }) =>
          setParameters(
            { ...(customer !== undefined && { customer }), ...(state !== '' && { state }) },
            { replace: true },
          )
        }
      />
    </Page>
  );
}
