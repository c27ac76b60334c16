import FilePdfOutlined from '@ant-design/icons/FilePdfOutlined';
import Space from 'antd/es/space';
import type { ColumnsType } from 'antd/es/table';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { pdfOf, type Invoice } from '@/api/invoices';
import { formatMoney } from '@/format/money';
import { formatDate, formatShortMonth } from '@/format/time';
import { DataTable } from './data-table';
import { StateTag } from './state-tag';

interface InvoiceTableProps {
  invoices: Invoice[];
  /** Whether the customers are shown, and any customer's documents are linked. */
  isOperator?: boolean;
  actionsOf?: (invoice: Invoice) => ReactNode;
}

/** Invoices and credit notes with what is to be paid of them. */
export function InvoiceTable({ invoices, isOperator = false, actionsOf }: InvoiceTableProps) {
  const columns: ColumnsType<Invoice> = [
    {
      title: 'Number',
      key: 'number',
      render: (_, invoice) => <Name invoice={invoice} isOperator={isOperator} />,
    },
    ...(isOperator
      ? [{ title: 'Customer', key: 'customer', render: (_: unknown, row: Invoice) => row.customer_name }]
      : []),
    { title: 'Period', key: 'period', render: (_, { month }) => formatShortMonth(month) },
    { title: 'Total', key: 'total', align: 'right', render: (_, { gross }) => formatMoney(gross) },
    { title: 'Status', key: 'status', render: (_, invoice) => <InvoiceStatus invoice={invoice} /> },
    {
      title: 'Issued',
      key: 'issued',
      render: (_, { issued_at }) => (issued_at === null ? 'Not yet' : formatDate(issued_at)),
    },
    {
      title: 'Due',
      key: 'due',
      render: (_, { due_at }) => (due_at === null ? 'None' : formatDate(due_at)),
    },
    {
      title: <span className="visually-hidden">Actions</span>,
      key: 'actions',
      align: 'right',
      render: (_, invoice) => (
        <Space wrap>
          {actionsOf?.(invoice)}
          {invoice.state === 'final' && (
            <a
              href={pdfOf(invoice, isOperator)}
              target="_blank"
              rel="noreferrer"
              aria-label={`PDF of ${invoice.number}`}
            >
              <FilePdfOutlined aria-hidden /> PDF
            </a>
          )}
        </Space>
      ),
    },
  ];
  return <DataTable label="Invoices and credit notes" rowKey="id" columns={columns} dataSource={invoices} />;
}

function Name({ invoice, isOperator }: { invoice: Invoice; isOperator: boolean }) {
  const { id, number, kind, reason, customer_name } = invoice;
  return (
    <>
      <Link
        to={isOperator ? `/operator/invoices/${id}` : `/invoices/${id}`}
        aria-label={number === null ? `Draft of ${customer_name}` : undefined}
      >
        {number ?? 'Draft'}
      </Link>
      {kind === 'credit_note' && (
        <>
          <br />
          Credit note: {reason}
        </>
      )}
    </>
  );
}

/** Whether an invoice is issued, paid or taken back. */
export function InvoiceStatus({ invoice: { state, kind, payment_status } }: { invoice: Invoice }) {
  if (state === 'draft') return <StateTag tone="new">Draft</StateTag>;
  if (kind === 'credit_note') return <StateTag tone="plain">Issued</StateTag>;
  switch (payment_status) {
    case 'paid':
      return <StateTag tone="good">Paid</StateTag>;
    case 'overdue':
      return <StateTag tone="bad">Overdue</StateTag>;
    case 'uncollectible':
      return <StateTag tone="bad">Uncollectible</StateTag>;
    case 'void':
      return <StateTag tone="plain">Void</StateTag>;
    default:
      return <StateTag tone="new">Open</StateTag>;
  }
}
