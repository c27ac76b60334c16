import Alert from 'antd/es/alert';
import { formatMoney } from '@/format/money';
import { isOpen, useReturnedPayment } from './api/payments';

/** What became of the payment from whose page the customer comes back. */
export function ReturnedNotice({ id }: { id: string }) {
  const { data: payment } = useReturnedPayment(id);
  if (payment === undefined) return null;
  const amount = formatMoney(payment.amount);
  if (isOpen(payment)) {
    return (
      <Alert
        type="info"
        showIcon
        role="status"
        title={`Waiting for the payment of ${amount}`}
        description="The payment provider has not confirmed it yet. This page shows it as soon as it has."
      />
    );
  }
  return payment.state === 'failed' ? (
    <Alert
      type="error"
      showIcon
      role="alert"
      title={`The payment of ${amount} failed`}
      description={payment.failure_message}
    />
  ) : (
    <Alert
      type="success"
      showIcon
      role="status"
      title={`${amount} received`}
      description={payment.purpose === 'invoice' ? 'The invoice is paid.' : 'Your balance has risen.'}
    />
  );
}
