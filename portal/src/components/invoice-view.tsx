import FilePdfOutlined from '@ant-design/icons/FilePdfOutlined';
import Space from 'antd/es/space';
import type { ColumnsType } from 'antd/es/table';
import { pdfOf, xmlOf, type Invoice } from '@/api/invoices';
import { formatMoney, isZero } from '@/format/money';
import { formatPercent, formatQuantity } from '@/format/quantity';
import { formatInstant, formatMonth } from '@/format/time';
import { DataTable } from './data-table';
import { InvoiceStatus } from './invoice-table';
import { Panel } from './panel';
import { Stat, StatRow } from './stat';

type Line = NonNullable<Invoice['lines']>[number];

const columns: ColumnsType<Line> = [
  {
    title: 'For',
    key: 'for',
    render: (_, { description, price }) => (
      <>
        {description}
        {price !== null && (
          <>
            <br />
            <small>{price}</small>
          </>
        )}
      </>
    ),
  },
  { title: 'Period', key: 'period', render: (_, { month }) => formatMonth(month) },
  {
    title: 'Quantity',
    key: 'quantity',
    align: 'right',
    render: (_, { quantity, unit }) => (quantity === null ? '' : formatQuantity(quantity, unit ?? '')),
  },
  { title: 'Exactly', key: 'exact', align: 'right', render: (_, { exact }) => formatMoney(exact) },
  { title: 'Amount', key: 'amount', align: 'right', render: (_, { amount }) => formatMoney(amount) },
];

/** An invoice, a draft or a credit note with its lines, as the document has them. */
export function InvoiceView({ invoice, isOperator = false }: { invoice: Invoice; isOperator?: boolean }) {
  const { state, kind, due_at, issued_at, net, tax, tax_rate, tax_note, gross, credited, due } = invoice;
  return (
    <>
      <StatRow>
        <Stat
          label="Total"
          value={formatMoney(gross)}
          note={`${formatMoney(net)} and ${formatMoney(tax)} of tax at ${formatPercent(Number(tax_rate))}`}
        />
        <Stat
          label={kind === 'credit_note' ? 'Taken back' : 'To be paid'}
          value={formatMoney(kind === 'credit_note' ? gross : due)}
          note={isZero(credited.amount) ? undefined : `${formatMoney(credited)} was taken back`}
        />
        <Stat
          label="Issued"
          value={issued_at === null ? 'Not yet' : formatInstant(issued_at)}
          note={
            <Space wrap>
              <InvoiceStatus invoice={invoice} />
              {due_at !== null && kind === 'invoice' && `Due ${formatInstant(due_at)}`}
            </Space>
          }
        />
      </StatRow>
      <Panel
        title="Lines"
        description={
          tax_note ??
          'Lines are rounded so that they sum to the total; each one’s exact cost stands beside it.'
        }
        actions={
          state === 'final' && (
            <Space wrap>
              <a href={pdfOf(invoice, isOperator)} target="_blank" rel="noreferrer">
                <FilePdfOutlined aria-hidden /> PDF
              </a>
              <a href={xmlOf(invoice, isOperator)} target="_blank" rel="noreferrer">
                XML
              </a>
            </Space>
          )
        }
        flush
      >
        <DataTable
          label="Lines of the invoice"
          rowKey={(line) => (invoice.lines ?? []).indexOf(line)}
          columns={columns}
          dataSource={invoice.lines ?? []}
        />
      </Panel>
    </>
  );
}
