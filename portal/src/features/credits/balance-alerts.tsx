import Skeleton from 'antd/es/skeleton';
import { BalanceAlertForm } from '@/components/balance-alert-form';
import { Loaded } from '@/components/loaded';
import { Panel } from '@/components/panel';
import { useBalanceAlerts, useSetBalanceAlerts } from './api/balance-alerts';

/** The balances below which the customer is notified. */
export function LowBalanceAlerts({ currency }: { currency: string }) {
  const set = useSetBalanceAlerts();
  return (
    <Panel
      title="Low-balance alerts"
      description="You are notified once when the balance falls below an amount, and again after it rose above it."
    >
      <Loaded query={useBalanceAlerts()} loading={<Skeleton active title={false} paragraph={{ rows: 2 }} />}>
        {(alerts) => (
          <BalanceAlertForm
            alerts={alerts}
            currency={currency}
            whom="me"
            isSaving={set.isPending}
            save={set.mutateAsync}
          />
        )}
      </Loaded>
    </Panel>
  );
}
