import type { ColumnsType } from 'antd/es/table';
import type { Schemas } from '@/api/client';
import { formatMoney } from '@/format/money';
import { formatCount } from '@/format/quantity';
import { formatInstant, formatMonth } from '@/format/time';
import { DataTable } from './data-table';
import { MeterName } from './meter-name';

type Adjustment = Schemas['AdjustmentResponse'];

const columns: ColumnsType<Adjustment> = [
  { title: 'Month', key: 'month', render: (_, row) => formatMonth(row.month) },
  { title: 'Reason', key: 'reason', render: (_, row) => row.reason },
  { title: 'API', key: 'meter', render: (_, row) => row.meter && <MeterName meter={row} /> },
  {
    title: 'Units',
    key: 'quantity',
    align: 'right',
    render: (_, row) => (row.quantity === null ? '' : formatCount(row.quantity)),
  },
  { title: 'Amount', key: 'amount', align: 'right', render: (_, row) => formatMoney(row.amount) },
  { title: 'Created', key: 'created_at', render: (_, row) => formatInstant(row.created_at) },
];

/** Corrections of what a customer is charged. */
export function AdjustmentTable({ adjustments }: { adjustments: Adjustment[] }) {
  return <DataTable label="Adjustments one by one" rowKey="id" columns={columns} dataSource={adjustments} />;
}
