import EditOutlined from '@ant-design/icons/EditOutlined';
import Button from 'antd/es/button';
import { useState } from 'react';
import { AdjustmentTable } from '@/components/adjustment-table';
import { EmptyState } from '@/components/empty-state';
import { ListPanel } from '@/components/list-panel';
import type { CustomerDetail } from '@/features/admin/customers/api/get-customer';
import { useCustomerAdjustments } from '@/features/admin/customers/api/list-customer-adjustments';
import { AdjustmentDialog } from './adjustment-dialog';

/** Corrections of what a customer is charged; each is audited and shown to the customer. */
export function CustomerAdjustments({ detail }: { detail: CustomerDetail }) {
  const { customer } = detail;
  const adjustments = useCustomerAdjustments(customer.id);
  const [isAdjusting, setIsAdjusting] = useState(false);
  return (
    <>
      <ListPanel
        title="Adjustments"
        description="Units or amounts added to or removed from a month. Shown to the customer."
        actions={<Button onClick={() => setIsAdjusting(true)}>Adjust charges</Button>}
        list={adjustments}
        empty={
          <EmptyState icon={<EditOutlined aria-hidden />} title="No adjustments">
            {customer.username} is charged what was metered.
          </EmptyState>
        }
      >
        {(rows) => <AdjustmentTable adjustments={rows} />}
      </ListPanel>
      <AdjustmentDialog detail={detail} isOpen={isAdjusting} onClose={() => setIsAdjusting(false)} />
    </>
  );
}
