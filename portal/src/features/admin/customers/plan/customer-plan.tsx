import Button from 'antd/es/button';
import Space from 'antd/es/space';
import { useState } from 'react';
import { useAllPlans } from '@/api/plans';
import { Loaded } from '@/components/loaded';
import { LoadingPanel } from '@/components/loading-panel';
import { Panel } from '@/components/panel';
import { SubscriptionFacts } from '@/components/subscription-facts';
import type { Customer } from '@/features/admin/customers/api/list-customers';
import { useCustomerSubscription } from '@/features/admin/customers/api/subscription';
import { CancelPlanDialog, SetPlanDialog } from './plan-dialogs';

/** A customer's plan, to be set, changed or cancelled. Absent while there are no plans. */
export function CustomerPlan({ customer }: { customer: Customer }) {
  const subscription = useCustomerSubscription(customer.id);
  const plans = useAllPlans();
  const [open, setOpen] = useState<'set' | 'cancel' | null>(null);
  const close = () => setOpen(null);
  if (plans.data?.length === 0) return null;
  return (
    <Loaded query={subscription} loading={<LoadingPanel rows={2} />}>
      {(current) => (
        <>
          <Panel
            title="Plan"
            description={current === null ? 'The customer has no plan.' : undefined}
            actions={
              <Space wrap>
                <Button onClick={() => setOpen('set')}>
                  {current === null ? 'Set plan' : 'Change plan'}
                </Button>
                {current !== null && <Button onClick={() => setOpen('cancel')}>Cancel plan</Button>}
              </Space>
            }
          >
            {current !== null && <SubscriptionFacts subscription={current} timeZone={customer.time_zone} />}
          </Panel>
          <SetPlanDialog
            customer={customer}
            plans={plans.data ?? []}
            current={current}
            isOpen={open === 'set'}
            onClose={close}
          />
          <CancelPlanDialog customer={customer} isOpen={open === 'cancel'} onClose={close} />
        </>
      )}
    </Loaded>
  );
}
