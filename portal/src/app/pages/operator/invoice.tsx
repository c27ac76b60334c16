import { useParams } from 'react-router';
import { titleOf } from '@/api/invoices';
import { Found } from '@/app/pages/unknown';
import { InvoiceView } from '@/components/invoice-view';
import { Loaded } from '@/components/loaded';
import { LoadingPanel } from '@/components/loading-panel';
import { Page } from '@/components/page';
import { useAnyInvoice } from '@/features/admin/invoices/api/invoices';
import { InvoiceActions } from '@/features/admin/invoices/invoice-actions';
import { formatMonth } from '@/format/time';

/** An invoice, a draft or a credit note of any customer. */
export function OperatorInvoicePage() {
  const { id = '' } = useParams();
  const invoice = useAnyInvoice(id);
  return (
    <Found error={invoice.error} what="invoice" list={{ to: '/operator/invoices', label: 'All invoices' }}>
      <Page
        title={invoice.data === undefined ? 'Invoice' : titleOf(invoice.data)}
        description={
          invoice.data === undefined
            ? undefined
            : `${invoice.data.customer_name}, ${formatMonth(invoice.data.month)}`
        }
      >
        <Loaded query={invoice} loading={<LoadingPanel rows={6} />}>
          {(found) => (
            <>
              <InvoiceActions invoice={found} />
              <InvoiceView invoice={found} isOperator />
            </>
          )}
        </Loaded>
      </Page>
    </Found>
  );
}
