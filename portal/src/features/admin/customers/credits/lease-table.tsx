import type { ColumnsType } from 'antd/es/table';
import { DataTable } from '@/components/data-table';
import { StateTag } from '@/components/state-tag';
import type { Lease } from '@/features/admin/customers/api/list-leases';
import { formatMoney } from '@/format/money';
import { formatCount } from '@/format/quantity';
import { formatInstant, formatMonth } from '@/format/time';

const columns: ColumnsType<Lease> = [
  { title: 'Journal', key: 'journal', render: (_, { journal }) => <code>{journal}</code> },
  { title: 'API', key: 'meter', render: (_, { meter }) => meter ?? 'Unknown' },
  { title: 'Billing period', key: 'month', render: (_, { month }) => formatMonth(month) },
  {
    title: 'State',
    key: 'state',
    render: (_, { is_recalled }) =>
      is_recalled ? <StateTag tone="new">Asked back</StateTag> : <StateTag tone="good">In use</StateTag>,
  },
  { title: 'Changed', key: 'updated', render: (_, { updated_at }) => formatInstant(updated_at) },
  { title: 'Units', key: 'units', align: 'right', render: (_, { outstanding }) => formatCount(outstanding) },
  { title: 'Held', key: 'held', align: 'right', render: (_, { held }) => formatMoney(held) },
];

/** What each journal holds of a customer's credit. */
export function LeaseTable({ leases }: { leases: Lease[] }) {
  return (
    <DataTable
      label="Credit held one by one"
      rowKey={({ journal, meter, month, price }) => `${journal} ${meter} ${month} ${price}`}
      columns={columns}
      dataSource={leases}
    />
  );
}
