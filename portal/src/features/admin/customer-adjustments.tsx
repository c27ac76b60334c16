import EditOutlined from '@ant-design/icons/EditOutlined';
import Button from 'antd/es/button';
import Skeleton from 'antd/es/skeleton';
import { useState } from 'react';
import type { CustomerDetail } from '@/api/admin/get-customer';
import { useCustomerAdjustments } from '@/api/admin/list-customer-adjustments';
import { AdjustmentTable } from '@/components/adjustment-table';
import { EmptyState } from '@/components/empty-state';
import { Loaded } from '@/components/loaded';
import { Panel } from '@/components/panel';
import { AdjustmentDialog } from './adjustment-dialog';

/** Corrections of what a customer is charged; each is audited and shown to the customer. */
export function CustomerAdjustments({ detail }: { detail: CustomerDetail }) {
  const { customer } = detail;
  const adjustments = useCustomerAdjustments(customer.id);
  const [isAdjusting, setIsAdjusting] = useState(false);
  return (
    <Panel
      title="Adjustments"
      description="Units or amounts added to or removed from a month. Shown to the customer."
      flush={(adjustments.data ?? []).length > 0}
      actions={<Button onClick={() => setIsAdjusting(true)}>Adjust charges</Button>}
    >
      <Loaded query={adjustments} loading={<Skeleton active title={false} paragraph={{ rows: 2 }} />}>
        {(rows) =>
          rows.length === 0 ? (
            <EmptyState icon={<EditOutlined aria-hidden />} title="No adjustments">
              {customer.username} is charged what was metered.
            </EmptyState>
          ) : (
            <AdjustmentTable adjustments={rows} />
          )
        }
      </Loaded>
      <AdjustmentDialog detail={detail} isOpen={isAdjusting} onClose={() => setIsAdjusting(false)} />
    </Panel>
  );
}
