import { Page } from '@/components/page';
import { BillingDetailsPanel } from '@/features/invoices/billing-details-form';
import { InvoiceList } from '@/features/invoices/invoice-list';

/** The customer's invoices, and who they are on them. */
export function InvoicesPage() {
  return (
    <Page title="Invoices" description="Your invoices by month.">
      <InvoiceList />
      <BillingDetailsPanel />
    </Page>
  );
}
