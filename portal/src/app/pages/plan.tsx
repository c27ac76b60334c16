import { Page } from '@/components/page';
import { PlanView } from '@/features/plans/plan-view';

/** The customer's plan. */
export function PlanPage() {
  return (
    <Page title="Plan" description="Your monthly fee beside usage, and what it includes.">
      <PlanView />
    </Page>
  );
}
