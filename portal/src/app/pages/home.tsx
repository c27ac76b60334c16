import { Page } from '@/components/page';
import { Panel } from '@/components/panel';
import { useSession } from '@/features/accounts/api/get-session';
import { BudgetNotice } from '@/features/budgets/budget-notice';
import { Summary } from '@/features/accounts/summary';
import { FirstSteps } from '@/features/keys/first-steps';
import { UpcomingNotice } from '@/features/prices/upcoming-notice';
import { ApiCards } from '@/features/sample-apis/api-cards';
import { MonthChart } from '@/features/usage/month-chart';

/** What one owes now, the APIs to call, and the month so far. */
export function HomePage() {
  const session = useSession();
  return (
    <Page title={`Hello, ${session.data?.username ?? ''}`} description="Your spend this month, by API.">
      <BudgetNotice />
      <UpcomingNotice />
      <FirstSteps />
      {session.data && <Summary session={session.data} />}
      <Panel
        title="Call an API"
        description="Successful calls are billed to you, like calls from your own app."
      >
        <ApiCards />
      </Panel>
      <Panel title="This month so far">
        <MonthChart />
      </Panel>
    </Page>
  );
}
