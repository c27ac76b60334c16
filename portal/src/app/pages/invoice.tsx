import { useParams } from 'react-router';
import { titleOf } from '@/api/invoices';
import { Found } from '@/app/pages/unknown';
import { InvoiceView } from '@/components/invoice-view';
import { Loaded } from '@/components/loaded';
import { LoadingPanel } from '@/components/loading-panel';
import { Page } from '@/components/page';
import { useInvoice } from '@/features/invoices/api/invoices';
import { formatMonth } from '@/format/time';

/** One of the customer's invoices or credit notes. */
export function InvoicePage() {
  const { id = '' } = useParams();
  const invoice = useInvoice(id);
  return (
    <Found error={invoice.error} what="invoice" list={{ to: '/invoices', label: 'All invoices' }}>
      <Page
        title={invoice.data === undefined ? 'Invoice' : titleOf(invoice.data)}
        description={invoice.data === undefined ? undefined : formatMonth(invoice.data.month)}
      >
        <Loaded query={invoice} loading={<LoadingPanel rows={6} />}>
          {(found) => <InvoiceView invoice={found} />}
        </Loaded>
      </Page>
    </Found>
  );
}
