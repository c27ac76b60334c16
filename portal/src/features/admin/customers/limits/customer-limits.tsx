import DashboardOutlined from '@ant-design/icons/DashboardOutlined';
import App from 'antd/es/app';
import Button from 'antd/es/button';
import type { ColumnsType } from 'antd/es/table';
import { useState } from 'react';
import { DataTable } from '@/components/data-table';
import { EmptyState } from '@/components/empty-state';
import { ListPanel } from '@/components/list-panel';
import { MeterName } from '@/components/meter-name';
import { useProblemReport } from '@/components/use-problem-report';
import { useCustomerLimits, type CustomerLimit } from '@/features/admin/customers/api/list-customer-limits';
import type { Customer } from '@/features/admin/customers/api/list-customers';
import { useRemoveCustomerLimit } from '@/features/admin/customers/api/remove-customer-limit';
import { meterNameOf } from '@/format/meter';
import { formatQuantity } from '@/format/quantity';
import { LimitDialog } from './limit-dialog';

/** How often a customer may call each API; each change acts at once and is audited. */
export function CustomerLimits({ customer }: { customer: Customer }) {
  const limits = useCustomerLimits(customer.id);
  const [isSetting, setIsSetting] = useState(false);
  const columns: ColumnsType<CustomerLimit> = [
    { title: 'API', key: 'api', render: (_, limit) => <MeterName meter={limit} /> },
    {
      title: 'Limit',
      key: 'limit',
      render: (_, { calls_per_minute }) => `${formatQuantity(calls_per_minute, 'call')} per minute`,
    },
    {
      title: <span className="visually-hidden">Actions</span>,
      key: 'actions',
      align: 'right',
      render: (_, limit) => <Remove customer={customer} limit={limit} />,
    },
  ];
  return (
    <>
      <ListPanel
        title="Call limits"
        description="Applies to all sessions and API keys together, on each node. Calls beyond the limit are refused and not billed."
        actions={<Button onClick={() => setIsSetting(true)}>Set a limit</Button>}
        list={limits}
        empty={
          <EmptyState icon={<DashboardOutlined aria-hidden />} title="No limits">
            {customer.username} has no rate limits.
          </EmptyState>
        }
      >
        {(rows) => <DataTable label="Limits" rowKey="meter_id" columns={columns} dataSource={rows} />}
      </ListPanel>
      <LimitDialog customer={customer} isOpen={isSetting} onClose={() => setIsSetting(false)} />
    </>
  );
}

function Remove({ customer, limit }: { customer: Customer; limit: CustomerLimit }) {
  const remove = useRemoveCustomerLimit(customer.id);
  const report = useProblemReport();
  const { modal, notification } = App.useApp();
  const ask = () =>
    modal.confirm({
      title: `Remove the limit for ${meterNameOf(limit)}?`,
      content: `${customer.username} can then call it without a limit and is billed for each call.`,
      okText: 'Remove limit',
      okButtonProps: { danger: true },
      onOk: () =>
        remove
          .mutateAsync(limit.meter_id)
          .then(() =>
            notification.success({ title: `${meterNameOf(limit)} is no longer limited`, role: 'status' }),
          )
          .catch((error: unknown) => report(error as Error)),
    });
  return (
    <Button
      size="small"
      danger
      loading={remove.isPending}
      aria-label={`Remove the limit for ${meterNameOf(limit)}`}
      onClick={() => void ask()}
    >
      Remove
    </Button>
  );
}
