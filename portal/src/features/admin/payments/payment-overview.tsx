import CreditCardOutlined from '@ant-design/icons/CreditCardOutlined';
import Button from 'antd/es/button';
import Select from 'antd/es/select';
import { useState } from 'react';
import { EmptyState } from '@/components/empty-state';
import { FilterBar } from '@/components/filters';
import { ListPanel } from '@/components/list-panel';
import { PaymentTable } from '@/components/payment-table';
import { useAllPayments, type PaymentState } from './api/payments';
import { CustomerPicker } from './customer-picker';
import styles from './payment-overview.module.css';
import { RecordDialog } from './record-dialog';
import { RefundButton } from './refund-button';

/** Which payments: those of a customer, and those that are so far. */
export interface PaymentFilter {
  customer: string | undefined;
  state: PaymentState;
}

interface PaymentOverviewProps {
  filter: PaymentFilter;
  onFilter: (change: Partial<PaymentFilter>) => void;
}

/** What payments are listed by. */
export const paymentStates: { value: PaymentState; label: string }[] = [
  { value: '', label: 'All payments' },
  { value: 'submitted', label: 'Open' },
  { value: 'action_required', label: 'To confirm' },
  { value: 'succeeded', label: 'Paid' },
  { value: 'failed', label: 'Failed' },
  { value: 'refunded', label: 'Refunded' },
  { value: 'disputed', label: 'Disputed' },
];

/** The payments of all customers, to be recorded and refunded. */
export function PaymentOverview({ filter, onFilter }: PaymentOverviewProps) {
  const [isRecording, setIsRecording] = useState(false);
  const { customer, state } = filter;
  const payments = useAllPayments({ state, customer });
  return (
    <>
      <FilterBar>
        <CustomerPicker
          className={styles.customer ?? ''}
          label="Customer"
          placeholder="All customers"
          {...(customer !== undefined && { value: customer })}
          onChange={(id) => onFilter({ customer: id })}
        />
        <Select
          className={styles.state}
          aria-label="Status"
          value={state}
          options={paymentStates}
          onChange={(value) => onFilter({ state: value })}
        />
        <Button type="primary" onClick={() => setIsRecording(true)}>
          Record a payment
        </Button>
      </FilterBar>
      <ListPanel
        list={payments}
        empty={
          <EmptyState
            icon={<CreditCardOutlined aria-hidden />}
            title={customer === undefined && state === '' ? 'No payments yet' : 'No payments match'}
          >
            What customers pay appears here.
          </EmptyState>
        }
      >
        {(rows) => (
          <PaymentTable
            payments={rows}
            isOperator
            hasCustomers
            actionsOf={(payment) => <RefundButton payment={payment} />}
          />
        )}
      </ListPanel>
      <RecordDialog
        isOpen={isRecording}
        {...(customer !== undefined && { customer })}
        onClose={() => setIsRecording(false)}
      />
    </>
  );
}
