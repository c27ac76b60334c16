import { Page } from '@/components/page';
import { InvoiceOverview } from '@/features/admin/invoices/invoice-overview';
import { MonthClose } from '@/features/admin/invoices/month-close';
import { RevenuePanel } from '@/features/admin/invoices/revenue-panel';

/** The invoices of all customers, and the months that are to be closed. */
export function OperatorInvoicesPage() {
  return (
    <Page title="Invoices" description="Close a month, issue its invoices and record payments.">
      <RevenuePanel />
      <MonthClose current={new Date().toISOString().slice(0, 7)} />
      <InvoiceOverview />
    </Page>
  );
}
