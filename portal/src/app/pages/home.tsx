import { useSession } from '@/api/get-session';
import { Page } from '@/components/page';
import { Panel } from '@/components/panel';
import { Summary } from '@/features/accounts/summary';
import { ApiCards } from '@/features/sample-apis/api-cards';
import { MonthChart } from '@/features/usage/month-chart';

/** What one owes now, the APIs to call, and the month so far. */
export function HomePage() {
  const session = useSession();
  return (
    <Page
      title={`Hello, ${session.data?.username ?? ''}`}
      description="What you owe now, and what it is made of."
    >
      {session.data && <Summary session={session.data} />}
      <Panel
        title="Call an API"
        description="A call that is answered is charged to you, like one from your own program."
      >
        <ApiCards />
      </Panel>
      <Panel title="This month so far">
        <MonthChart />
      </Panel>
    </Page>
  );
}
