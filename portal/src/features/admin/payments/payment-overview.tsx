import CreditCardOutlined from '@ant-design/icons/CreditCardOutlined';
import Button from 'antd/es/button';
import Select from 'antd/es/select';
import Space from 'antd/es/space';
import { useState } from 'react';
import { EmptyState } from '@/components/empty-state';
import { ListPanel } from '@/components/list-panel';
import { PaymentTable } from '@/components/payment-table';
import { useAllPayments } from './api/payments';
import { RecordDialog } from './record-dialog';
import { RefundButton } from './refund-button';

const filters = [
  { value: '', label: 'All payments' },
  { value: 'submitted', label: 'Open' },
  { value: 'action_required', label: 'To confirm' },
  { value: 'succeeded', label: 'Paid' },
  { value: 'failed', label: 'Failed' },
  { value: 'refunded', label: 'Refunded' },
  { value: 'disputed', label: 'Disputed' },
];

/** The payments of all customers, to be recorded and refunded. */
export function PaymentOverview() {
  const [state, setState] = useState('');
  const [isRecording, setIsRecording] = useState(false);
  return (
    <>
      <ListPanel
        title="Payments"
        actions={
          <Space wrap>
            <Select
              aria-label="Status"
              value={state}
              options={filters}
              onChange={setState}
              style={{ width: 160 }}
            />
            <Button type="primary" onClick={() => setIsRecording(true)}>
              Record a payment
            </Button>
          </Space>
        }
        list={useAllPayments({ state })}
        empty={
          <EmptyState icon={<CreditCardOutlined aria-hidden />} title="No payments">
            What customers pay appears here.
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
      <RecordDialog isOpen={isRecording} onClose={() => setIsRecording(false)} />
    </>
  );
}
