import type { ColumnsType } from 'antd/es/table';
import type { ReactNode } from 'react';
import type { Payment } from '@/api/payments';
import { Link } from 'react-router';
import { formatMoney, isZero } from '@/format/money';
import { formatInstant } from '@/format/time';
import { DataTable } from './data-table';
import { DisputeNote } from './dispute-note';
import { Name } from './name';
import { StateTag } from './state-tag';

interface PaymentTableProps {
  payments: Payment[];
  /** Whether it says what an operator can do. */
  isOperator?: boolean;
  /** Whether it says who pays. */
  hasCustomers?: boolean;
  actionsOf?: (payment: Payment) => ReactNode;
}

const purposes: Record<string, string> = {
  invoice: 'Invoice',
  top_up: 'Credit',
  auto_top_up: 'Credit, automatic',
};

/** Payments with what became of them. */
export function PaymentTable({
  payments,
  isOperator = false,
  hasCustomers = false,
  actionsOf,
}: PaymentTableProps) {
  const columns: ColumnsType<Payment> = [
    { title: 'Time', key: 'time', render: (_, { created_at }) => formatInstant(created_at) },
    ...(hasCustomers
      ? [
          {
            title: 'Customer',
            key: 'customer',
            render: (_: unknown, row: Payment) => <Customer payment={row} />,
          },
        ]
      : []),
    { title: 'For', key: 'purpose', render: (_, payment) => <Purpose payment={payment} /> },
    {
      title: 'Status',
      key: 'status',
      render: (_, payment) => <Status payment={payment} isOperator={isOperator} />,
    },
    {
      title: 'Amount',
      key: 'amount',
      align: 'right',
      render: (_, { amount, refunded }) => (
        <>
          {formatMoney(amount)}
          {!isZero(refunded.amount) && (
            <>
              <br />
              {formatMoney(refunded)} refunded
            </>
          )}
        </>
      ),
    },
    {
      title: <span className="visually-hidden">Actions</span>,
      key: 'actions',
      align: 'right',
      render: (_, payment) => actionsOf?.(payment),
    },
  ];
  return <DataTable label="Payments and refunds" rowKey="id" columns={columns} dataSource={payments} />;
}

function Customer({ payment: { customer_id, customer_name } }: { payment: Payment }) {
  return (
    <Name text={customer_name}>
      <Link to={`/operator/customers/${customer_id}?show=payments`}>{customer_name}</Link>
    </Name>
  );
}

function Purpose({ payment: { purpose, provider, reference } }: { payment: Payment }) {
  return (
    <>
      {purposes[purpose] ?? purpose}
      {provider === 'manual' && (
        <>
          <br />
          {reference === null ? 'Recorded by the operator' : `Bank transfer: ${reference}`}
        </>
      )}
    </>
  );
}

function Status({ payment, isOperator }: { payment: Payment; isOperator: boolean }) {
  return (
    <>
      <State payment={payment} />
      {payment.dispute !== null && <DisputeNote dispute={payment.dispute} isOperator={isOperator} />}
    </>
  );
}

function State({ payment: { state, failure_message, next_attempt_at } }: { payment: Payment }) {
  switch (state) {
    case 'succeeded':
      return <StateTag tone="good">Paid</StateTag>;
    case 'failed':
      return (
        <>
          <StateTag tone="bad">Failed</StateTag>
          {failure_message !== null && <div>{failure_message}</div>}
          {next_attempt_at !== null && <div>Next attempt: {formatInstant(next_attempt_at)}</div>}
        </>
      );
    case 'action_required':
      return <StateTag tone="bad">Confirm it</StateTag>;
    case 'refunded':
      return <StateTag tone="plain">Refunded</StateTag>;
    case 'disputed':
      return <StateTag tone="bad">Disputed</StateTag>;
    default:
      return <StateTag tone="new">Open</StateTag>;
  }
}
