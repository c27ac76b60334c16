import type { ColumnsType } from 'antd/es/table';
import { dimensionLabel, keyLabel, totalOf } from '@/components/chart-points';
import { DataTable } from '@/components/data-table';
import { MeterName } from '@/components/meter-name';
import { formatMoney } from '@/format/money';
import { capitalised, formatQuantity } from '@/format/quantity';
import { formatWindow, type UsageWindow } from '@/format/time';
import type { Usage } from './api/get-usage';
import styles from './usage-table.module.css';

interface UsageTableProps {
  usage: Usage[];
  window: UsageWindow;
  timeZone: string;
}

const pageSize = 20;

const keyColumn: ColumnsType<Usage>[number] = {
  title: 'API key',
  key: 'api_key',
  render: (_, { api_key }) => api_key && keyLabel(api_key),
};

/** A column of a dimension's values, headed by its name. */
function dimensionColumn(name: string): ColumnsType<Usage>[number] {
  return {
    title: capitalised(name),
    key: 'dimension',
    render: (_, { dimension }) => dimension && dimensionLabel(dimension),
  };
}

/** The figures of the chart, newest first. */
export function UsageTable({ usage, window, timeZone }: UsageTableProps) {
  const dimension = usage.find((entry) => entry.dimension)?.dimension;
  const columns: ColumnsType<Usage> = [
    {
      title: { hour: 'Hour', day: 'Day', month: 'Month' }[window],
      key: 'start',
      render: (_, entry) => formatWindow(entry.start, window, timeZone),
    },
    ...(usage.some(({ api_key }) => api_key) ? [keyColumn] : []),
    ...(dimension ? [dimensionColumn(dimension.name)] : []),
    { title: 'API', key: 'meter', render: (_, entry) => <MeterName meter={entry} /> },
    {
      title: 'Usage',
      key: 'quantity',
      align: 'right',
      render: (_, entry) => formatQuantity(entry.quantity, entry.unit),
    },
    { title: 'Cost', key: 'cost', align: 'right', render: (_, entry) => formatMoney(entry.cost) },
  ];
  return (
    <DataTable
      label="Usage"
      rowKey={(entry) =>
        `${entry.start} ${entry.meter} ${entry.unit} ${entry.api_key?.id} ${entry.dimension?.value}`
      }
      columns={columns}
      dataSource={usage.toReversed()}
      footer={() => <Total usage={usage} />}
      pagination={{
        pageSize,
        hideOnSinglePage: true,
        showSizeChanger: false,
        showLessItems: true,
        responsive: true,
        style: { paddingInline: 16 },
      }}
    />
  );
}

/** What all of it comes to, not the page on show alone. */
function Total({ usage }: { usage: Usage[] }) {
  const { quantity, cost } = totalOf(usage);
  return (
    <div className={styles.total}>
      <span>Total</span>
      {quantity !== null && <span className={styles.quantity}>{quantity}</span>}
      <span>{cost}</span>
    </div>
  );
}
