import { Page } from '@/components/page';

export function CostPage() {
  return <Page title="Cost">{null}</Page>;
}
