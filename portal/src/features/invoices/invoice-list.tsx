import FileTextOutlined from '@ant-design/icons/FileTextOutlined';
import { EmptyState } from '@/components/empty-state';
import { InvoiceTable } from '@/components/invoice-table';
import { ListPanel } from '@/components/list-panel';
import { useInvoices } from './api/invoices';
import { PayButton } from './pay-button';

/** The customer's invoices and credit notes. */
export function InvoiceList() {
  return (
    <ListPanel
      title="Invoices"
      list={useInvoices()}
      empty={
        <EmptyState icon={<FileTextOutlined aria-hidden />} title="No invoices yet">
          An invoice appears here after the end of the month. The Cost page shows the month so far.
        </EmptyState>
      }
    >
      {(rows) => <InvoiceTable invoices={rows} actionsOf={(invoice) => <PayButton invoice={invoice} />} />}
    </ListPanel>
  );
}
