import type { ColumnsType } from 'antd/es/table';
import { useLimits, type CallLimit } from '@/api/list-limits';
import { DataTable } from '@/components/data-table';
import { MeterName } from '@/components/meter-name';
import { Panel } from '@/components/panel';
import { formatQuantity } from '@/format/quantity';

const columns: ColumnsType<CallLimit> = [
  { title: 'API', key: 'api', render: (_, limit) => <MeterName meter={limit} /> },
  {
    title: 'Limit',
    key: 'limit',
    align: 'right',
    render: (_, { calls_per_minute }) => `${formatQuantity(calls_per_minute, 'call')} per minute`,
  },
];

/** The customer's own limits; nothing for customers without a limit. */
export function CallLimits() {
  const limits = useLimits();
  if (limits.data === undefined || limits.data.length === 0) return null;
  return (
    <Panel
      title="Your rate limits"
      description="Calls beyond a limit are refused and not charged. Other APIs are not limited."
      flush
    >
      <DataTable label="Rate limits" rowKey="meter_id" columns={columns} dataSource={limits.data} />
    </Panel>
  );
}
