import { Page } from '@/components/page';
import { Overview } from '@/features/admin/overview';

/** How the business goes. */
export function OverviewPage() {
  return (
    <Page
      title="Overview"
      description="Revenue and calls of all customers, and how far behind the figures are."
    >
      <Overview />
    </Page>
  );
}
