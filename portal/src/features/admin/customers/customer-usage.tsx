import FileDoneOutlined from '@ant-design/icons/FileDoneOutlined';
import type { ColumnsType } from 'antd/es/table';
import { DataTable } from '@/components/data-table';
import { EmptyState } from '@/components/empty-state';
import { MeterName } from '@/components/meter-name';
import { MonthPicker } from '@/components/month-picker';
import { Panel } from '@/components/panel';
import { SpendTrend } from '@/components/spend-trend';
import { Stat, StatRow } from '@/components/stat';
import { TotalChart } from '@/components/total-chart';
import { formatMoney, formatShortMoney } from '@/format/money';
import { caseOf, explanationOf, headlineOf } from '@/format/price';
import { formatQuantity } from '@/format/quantity';
import { formatDate, formatMonth } from '@/format/time';
import type { CustomerDetail } from './api/get-customer';
import { CustomerSplitUsage } from './customer-split-usage';

interface CustomerUsageProps {
  detail: CustomerDetail;
  /** Today in the customer's time zone, yyyy-MM-dd. */
  today: string;
  onMonth: (month: string) => void;
}

type Line = CustomerDetail['lines'][number];

const columns: ColumnsType<Line> = [
  { title: 'API', key: 'meter', render: (_, line) => <MeterName meter={line} /> },
  {
    title: 'Price',
    key: 'price',
    render: (_, { price, unit, when }) => (
      <>
        {Object.keys(when).length > 0 && <div>{caseOf(when)}</div>}
        {headlineOf(price, unit)}
      </>
    ),
  },
  {
    title: 'Usage',
    key: 'quantity',
    align: 'right',
    render: (_, line) => formatQuantity(line.quantity, line.unit),
  },
  { title: 'Cost', key: 'cost', align: 'right', render: (_, line) => formatMoney(line.cost) },
];

/** What a customer is charged in a month. */
export function CustomerUsage({ detail, today, onMonth }: CustomerUsageProps) {
  const { customer } = detail;
  const current = today.slice(0, 7);
  return (
    <>
      <StatRow>
        <Stat
          label={`Cost in ${formatMonth(detail.month)}`}
          value={formatShortMoney(detail.cost)}
          exact={formatMoney(detail.cost)}
          note={
            <>
              Billing time zone: {customer.time_zone}
              <SpendTrend
                comparison={detail.comparison}
                forecast={detail.forecast}
                timeZone={customer.time_zone}
              />
            </>
          }
        />
        <Stat
          label="Total spend"
          value={formatShortMoney(customer.total_cost)}
          exact={formatMoney(customer.total_cost)}
          note="All-time spend"
        />
        <Stat label="Customer since" value={formatDate(customer.created_at)} note={stateOf(customer)} />
      </StatRow>
      <Panel
        title="Cost by day"
        description={`By day in UTC. The cost above follows ${customer.time_zone}.`}
        actions={<MonthPicker month={detail.month} current={current} onChange={onMonth} />}
      >
        <TotalChart
          month={detail.month}
          measure="cost"
          customer={customer.id}
          currency={customer.currency}
          description={`Cost of each day of ${formatMonth(detail.month)}, stacked by API. The lines below have the totals.`}
        />
      </Panel>
      <Panel title={`Usage lines of ${formatMonth(detail.month)}`} flush={detail.lines.length > 0}>
        {detail.lines.length === 0 ? (
          <EmptyState icon={<FileDoneOutlined aria-hidden />} title="No charges this month">
            Choose another month above.
          </EmptyState>
        ) : (
          <DataTable
            label="Usage lines of the month"
            rowKey={(line) => `${line.meter} ${line.price.id} ${caseOf(line.when)}`}
            columns={columns}
            dataSource={detail.lines}
            expandable={{
              columnTitle: <span className="visually-hidden">Details</span>,
              expandedRowRender: (line) => explanationOf(line.price, line.unit),
            }}
          />
        )}
      </Panel>
      <CustomerSplitUsage customer={customer.id} currency={customer.currency} month={detail.month} />
    </>
  );
}

function stateOf({ erased_at, disabled_at }: CustomerDetail['customer']): string {
  if (erased_at) return `Erased on ${formatDate(erased_at)}`;
  return disabled_at ? `Disabled since ${formatDate(disabled_at)}` : 'Active';
}
