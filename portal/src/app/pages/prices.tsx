import { Page } from '@/components/page';

export function PricesPage() {
  return <Page title="Prices">{null}</Page>;
}
