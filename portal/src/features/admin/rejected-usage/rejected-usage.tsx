import CheckCircleOutlined from '@ant-design/icons/CheckCircleOutlined';
import App from 'antd/es/app';
import Button from 'antd/es/button';
import Space from 'antd/es/space';
import type { ColumnsType } from 'antd/es/table';
import { useState } from 'react';
import { DataTable } from '@/components/data-table';
import { EmptyState } from '@/components/empty-state';
import { ListPanel } from '@/components/list-panel';
import { MeterName } from '@/components/meter-name';
import { Name } from '@/components/name';
import { useProblemReport } from '@/components/use-problem-report';
import { formatCount } from '@/format/quantity';
import { formatInstant } from '@/format/time';
import { useRejectedUsage, type RejectedUsage } from './api/list-rejected-usage';
import { useRetryRejectedUsage } from './api/resolve-rejected-usage';
import { WriteOffDialog } from './write-off-dialog';

const columns: ColumnsType<RejectedUsage> = [
  { title: 'Usage', key: 'used', render: (_, { occurred_at }) => formatInstant(occurred_at) },
  {
    title: 'Customer',
    key: 'customer',
    render: (_, { customer_name, customer_id }) =>
      customer_name == null ? <code>{customer_id}</code> : <Name text={customer_name} />,
  },
  {
    title: 'Meter',
    key: 'meter',
    render: (_, row) => (row.meter === null ? `No. ${row.meter_id}` : <MeterName meter={row} />),
  },
  {
    title: 'Quantity',
    key: 'quantity',
    align: 'right',
    render: (_, { quantity, records }) => `${formatCount(quantity)} in ${formatCount(records)} calls`,
  },
  { title: 'Reason', key: 'why', render: (_, { text }) => text },
];

/** Usage that was answered and cannot be charged: to be tried again, or written off. */
export function RejectedUsageList() {
  const rejected = useRejectedUsage('open');
  const [writtenOff, setWrittenOff] = useState<RejectedUsage | null>(null);
  return (
    <>
      <ListPanel
        title="Waiting for a decision"
        list={rejected}
        empty={
          <EmptyState icon={<CheckCircleOutlined aria-hidden />} title="All usage is charged">
            Usage that cannot be billed appears here, with the reason.
          </EmptyState>
        }
      >
        {(rows) => (
          <DataTable
            label="Rejected usage"
            rowKey="id"
            columns={[
              ...columns,
              {
                title: <span className="visually-hidden">Actions</span>,
                key: 'actions',
                align: 'right',
                render: (_, usage) => (
                  <Space>
                    <Retry usage={usage} />
                    <Button size="small" danger onClick={() => setWrittenOff(usage)}>
                      Write off
                    </Button>
                  </Space>
                ),
              },
            ]}
            dataSource={rows}
          />
        )}
      </ListPanel>
      <WriteOffDialog usage={writtenOff} onClose={() => setWrittenOff(null)} />
    </>
  );
}

function Retry({ usage }: { usage: RejectedUsage }) {
  const retry = useRetryRejectedUsage();
  const report = useProblemReport();
  const { notification } = App.useApp();
  const submit = () =>
    retry.mutate(usage.id, {
      onSuccess: () => notification.success({ title: 'The usage is charged', role: 'status' }),
      onError: (error) => report(error),
    });
  return (
    <Button size="small" loading={retry.isPending} onClick={submit}>
      Retry
    </Button>
  );
}
