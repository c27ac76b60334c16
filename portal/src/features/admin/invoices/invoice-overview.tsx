import FileTextOutlined from '@ant-design/icons/FileTextOutlined';
import Select from 'antd/es/select';
import { useState } from 'react';
import { EmptyState } from '@/components/empty-state';
import { InvoiceTable } from '@/components/invoice-table';
import { ListPanel } from '@/components/list-panel';
import { useAllInvoices, type InvoiceFilter } from './api/invoices';
import { InvoiceActions } from './invoice-actions';

const filters: { value: '' | 'draft' | NonNullable<InvoiceFilter['payment']>; label: string }[] = [
  { value: '', label: 'All invoices' },
  { value: 'draft', label: 'Drafts' },
  { value: 'open', label: 'Open' },
  { value: 'overdue', label: 'Overdue' },
  { value: 'paid', label: 'Paid' },
  { value: 'uncollectible', label: 'Uncollectible' },
  { value: 'void', label: 'Void' },
];

/** The invoices of all customers, to be issued, paid and taken back. */
export function InvoiceOverview() {
  const [filter, setFilter] = useState<(typeof filters)[number]['value']>('');
  const isDraft = filter === 'draft';
  const invoices = useAllInvoices(isDraft ? { state: 'draft' } : filter === '' ? {} : { payment: filter });
  return (
    <ListPanel
      title="Invoices"
      actions={
        <Select
          aria-label="Status"
          value={filter}
          options={filters}
          onChange={setFilter}
          style={{ width: 160 }}
        />
      }
      list={invoices}
      empty={
        <EmptyState icon={<FileTextOutlined aria-hidden />} title="No invoices">
          Invoices appear here when a month is closed.
        </EmptyState>
      }
    >
      {(rows) => (
        <InvoiceTable
          invoices={rows}
          isOperator
          actionsOf={(invoice) => <InvoiceActions invoice={invoice} />}
        />
      )}
    </ListPanel>
  );
}
