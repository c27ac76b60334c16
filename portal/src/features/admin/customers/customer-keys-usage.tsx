import KeyOutlined from '@ant-design/icons/KeyOutlined';
import type { ColumnsType } from 'antd/es/table';
import { Amount } from '@/components/amount';
import { keyLabel } from '@/components/chart-points';
import { DataTable } from '@/components/data-table';
import { EmptyState } from '@/components/empty-state';
import { ListPanel } from '@/components/list-panel';
import { MeterName } from '@/components/meter-name';
import { Name } from '@/components/name';
import { compareAmounts } from '@/format/money';
import { formatQuantity } from '@/format/quantity';
import { formatMonth } from '@/format/time';
import { useKeyUsage, type KeyUsage } from './api/get-key-usage';

const columns: ColumnsType<KeyUsage> = [
  { title: 'API key', key: 'key', render: (_, row) => <Name text={labelOf(row)} /> },
  { title: 'API', key: 'meter', render: (_, row) => <MeterName meter={row} /> },
  {
    title: 'Usage',
    key: 'quantity',
    align: 'right',
    render: (_, row) => formatQuantity(row.quantity, row.unit),
  },
  { title: 'Cost', key: 'cost', align: 'right', render: (_, row) => <Amount money={row.cost} /> },
];

interface CustomerKeysUsageProps {
  /** The id of the customer. */
  customer: string;
  /** What they are charged in. */
  currency: string;
  /** The month, yyyy-MM. */
  month: string;
}

/** What a customer used with each API key in a month, the greatest cost first. */
export function CustomerKeysUsage({ customer, currency, month }: CustomerKeysUsageProps) {
  return (
    <ListPanel
      title="Usage by API key"
      description={`${formatMonth(month)} in UTC. Calls from the portal have no API key.`}
      list={useKeyUsage(customer, currency, month)}
      empty={
        <EmptyState icon={<KeyOutlined aria-hidden />} title="No usage this month">
          Usage with each API key is listed here.
        </EmptyState>
      }
    >
      {(rows) => (
        <DataTable
          label="What each API key used"
          rowKey={(row) => `${row.api_key?.id ?? ''} ${row.meter} ${row.unit}`}
          columns={columns}
          dataSource={rows.toSorted((a, b) => compareAmounts(b.cost.amount, a.cost.amount))}
        />
      )}
    </ListPanel>
  );
}

function labelOf({ api_key }: KeyUsage): string {
  return api_key ? keyLabel(api_key) : 'No API key';
}
