import type { ColumnsType } from 'antd/es/table';
import { Link } from 'react-router';
import { Amount } from '@/components/amount';
import { DataTable } from '@/components/data-table';
import { Name } from '@/components/name';
import { formatDifference, formatMoney } from '@/format/money';
import { formatCount, formatQuantity } from '@/format/quantity';
import { formatMonth } from '@/format/time';
import type { Simulation } from './api/simulate-price';
import styles from './simulation-result.module.css';

type Row = Simulation['data'][number];

const columns: ColumnsType<Row> = [
  {
    title: 'Customer',
    key: 'name',
    render: (_, row) => (
      <Name text={row.name}>
        <Link to={`/operator/customers/${row.id}`}>{row.name}</Link>
      </Name>
    ),
  },
  { title: 'Usage', key: 'quantity', align: 'right', render: (_, row) => formatCount(row.quantity) },
  { title: 'Billed', key: 'paid', align: 'right', render: (_, row) => <Amount money={row.paid} /> },
  {
    title: 'Would have been billed',
    key: 'would',
    align: 'right',
    render: (_, row) => <Amount money={row.would_pay} />,
  },
  {
    title: 'Difference',
    key: 'difference',
    align: 'right',
    render: (_, row) => formatDifference(row.difference),
  },
];

/** What a price would have brought, all together and customer by customer. */
export function SimulationResult({ simulation, unit }: { simulation: Simulation; unit: string }) {
  const { month, customers, quantity, paid, would_pay, difference } = simulation;
  return (
    <section aria-label="Simulation">
      <div role="status">
        <p className={styles.note}>
          {customers === 0
            ? `In ${formatMonth(month)} nobody used it, so no price would have made a difference.`
            : `In ${formatMonth(month)} ${formatQuantity(customers, 'customer')} used ${formatQuantity(quantity, unit)}.`}
        </p>
        {customers > 0 && (
          <dl className={styles.sums}>
            <div>
              <dt>Billed</dt>
              <dd>{formatMoney(paid)}</dd>
            </div>
            <div>
              <dt>Would have been billed</dt>
              <dd>{formatMoney(would_pay)}</dd>
            </div>
            <div>
              <dt>Difference</dt>
              <dd>{formatDifference(difference)}</dd>
            </div>
          </dl>
        )}
      </div>
      {simulation.data.length > 0 && (
        <DataTable
          label="Customers at this price"
          rowKey="id"
          columns={columns}
          dataSource={simulation.data}
          pagination={{ pageSize: 5, hideOnSinglePage: true, showSizeChanger: false }}
        />
      )}
    </section>
  );
}
