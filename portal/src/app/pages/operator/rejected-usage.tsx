import { Page } from '@/components/page';
import { RejectedUsageList } from '@/features/admin/rejected-usage/rejected-usage';

/** Usage that cannot be charged. */
export function RejectedUsagePage() {
  return (
    <Page title="Rejected usage" description="Usage that could not be billed. Retry it or write it off.">
      <RejectedUsageList />
    </Page>
  );
}
