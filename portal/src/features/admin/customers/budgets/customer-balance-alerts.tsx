import Skeleton from 'antd/es/skeleton';
import { BalanceAlertForm } from '@/components/balance-alert-form';
import { Loaded } from '@/components/loaded';
import { Panel } from '@/components/panel';
import {
  useCustomerBalanceAlerts,
  useSetCustomerBalanceAlerts,
} from '@/features/admin/customers/api/budgets';
import type { Customer } from '@/features/admin/customers/api/list-customers';

/** The balances below which a customer is notified, for an operator to set. */
export function CustomerBalanceAlerts({ customer }: { customer: Customer }) {
  const alerts = useCustomerBalanceAlerts(customer.id);
  const set = useSetCustomerBalanceAlerts(customer.id);
  return (
    <Panel title="Low-balance alerts" description="The customer sees these, and may change them.">
      <Loaded query={alerts} loading={<Skeleton active title={false} paragraph={{ rows: 2 }} />}>
        {(data) => (
          <BalanceAlertForm
            alerts={data}
            currency={customer.total_cost.currency}
            whom="the customer"
            isSaving={set.isPending}
            save={set.mutateAsync}
          />
        )}
      </Loaded>
    </Panel>
  );
}
