import { Page } from '@/components/page';
import { RejectedUsageList } from '@/features/admin/rejected-usage';

/** Usage that cannot be charged. */
export function RejectedUsagePage() {
  return (
    <Page
      title="Rejected usage"
      description="Calls that were answered and cannot be charged. All other usage was charged; nothing here is lost."
    >
      <RejectedUsageList />
    </Page>
  );
}
