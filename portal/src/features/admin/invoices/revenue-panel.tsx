import type { ColumnsType } from 'antd/es/table';
import { DataTable } from '@/components/data-table';
import { Loaded } from '@/components/loaded';
import { LoadingPanel } from '@/components/loading-panel';
import { Panel } from '@/components/panel';
import { Stat, StatRow } from '@/components/stat';
import { formatMoney } from '@/format/money';
import { formatMonth } from '@/format/time';
import { useRevenue, type RevenueSums } from './api/revenue';

interface MonthRow {
  month: string;
  sums: RevenueSums;
}

const columns: ColumnsType<MonthRow> = [
  { title: 'Period', key: 'period', render: (_, { month }) => formatMonth(month) },
  { title: 'Invoiced', key: 'invoiced', align: 'right', render: (_, { sums }) => formatMoney(sums.invoiced) },
  { title: 'Credited', key: 'credited', align: 'right', render: (_, { sums }) => formatMoney(sums.credited) },
  { title: 'Paid', key: 'paid', align: 'right', render: (_, { sums }) => formatMoney(sums.paid) },
  { title: 'Open', key: 'open', align: 'right', render: (_, { sums }) => formatMoney(sums.open) },
  { title: 'Overdue', key: 'overdue', align: 'right', render: (_, { sums }) => formatMoney(sums.overdue) },
  {
    title: 'Uncollectible',
    key: 'uncollectible',
    align: 'right',
    render: (_, { sums }) => formatMoney(sums.uncollectible),
  },
];

/** What was invoiced month by month, and how far it is paid. */
export function RevenuePanel() {
  const revenue = useRevenue();
  return (
    <Loaded query={revenue} loading={<LoadingPanel rows={2} />}>
      {({ since, totals, months }) =>
        months.length > 0 && (
          <>
            {totals.map((sums) => (
              <StatRow key={`${sums.currency} ${sums.invoiced.amount}`}>
                <Stat
                  label="Invoiced"
                  value={formatMoney(sums.invoiced)}
                  note={`With tax, since ${formatMonth(since)}`}
                />
                <Stat
                  label="Paid"
                  value={formatMoney(sums.paid)}
                  note={`${formatMoney(sums.credited)} credited`}
                />
                <Stat
                  label="Open"
                  value={formatMoney(sums.open)}
                  note={`${formatMoney(sums.overdue)} of it overdue`}
                />
              </StatRow>
            ))}
            <Panel title="Revenue" description="Invoices with tax, by billing period." flush>
              <DataTable
                label="Revenue by billing period"
                rowKey={({ month, sums }) => `${month} ${sums.currency}`}
                columns={columns}
                dataSource={months}
              />
            </Panel>
          </>
        )
      }
    </Loaded>
  );
}
