import { Page } from '@/components/page';
import { BalanceView } from '@/features/credits/balance-view';

/** What the customer has, owes and may still spend. */
export function BalancePage() {
  return (
    <Page title="Balance" description="Your credit, its expiry and its use.">
      <BalanceView />
    </Page>
  );
}
