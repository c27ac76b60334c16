import { Page } from '@/components/page';
import { PlanView } from '@/features/plans/plan-view';

/** The customer's plan. */
export function PlanPage() {
  return (
    <Page title="Plan" description="What you pay each month beside your usage, and what is included.">
      <PlanView />
    </Page>
  );
}
