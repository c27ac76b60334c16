import CreditCardOutlined from '@ant-design/icons/CreditCardOutlined';
import Button from 'antd/es/button';
import { useState } from 'react';
import { EmptyState } from '@/components/empty-state';
import { ListPanel } from '@/components/list-panel';
import { PaymentTable } from '@/components/payment-table';
import { useAllPayments } from './api/payments';
import { RecordDialog } from './record-dialog';
import { RefundButton } from './refund-button';

/** What one customer paid, and what was paid back. */
export function CustomerPayments({ customer }: { customer: string }) {
  const [isRecording, setIsRecording] = useState(false);
  return (
    <>
      <ListPanel
        title="Payments"
        actions={
          <Button type="primary" onClick={() => setIsRecording(true)}>
            Record a payment
          </Button>
        }
        list={useAllPayments({ state: '', customer })}
        empty={
          <EmptyState icon={<CreditCardOutlined aria-hidden />} title="No payments yet">
            What the customer pays by card, and bank transfers that you record, appear here.
          </EmptyState>
        }
      >
        {(rows) => (
          <PaymentTable
            payments={rows}
            isOperator
            actionsOf={(payment) => <RefundButton payment={payment} />}
          />
        )}
      </ListPanel>
      <RecordDialog isOpen={isRecording} customer={customer} onClose={() => setIsRecording(false)} />
    </>
  );
}
