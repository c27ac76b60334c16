import type { ColumnsType } from 'antd/es/table';
import type { ReactNode } from 'react';
import type { CreditGrant } from '@/api/get-balance';
import { formatMoney } from '@/format/money';
import { formatDate } from '@/format/time';
import { DataTable } from './data-table';
import { StateTag } from './state-tag';

const kinds: Record<string, string> = {
  promo: 'Promotion',
  purchase: 'Bought',
  recurring: 'Monthly',
  goodwill: 'Goodwill',
  refund_reversal: 'Refund taken back',
};

interface CreditGrantTableProps {
  grants: CreditGrant[];
  /** What can be done with a grant. */
  actionOf?: (grant: CreditGrant) => ReactNode;
}

/** Grants of credit, used and expired ones too. */
export function CreditGrantTable({ grants, actionOf }: CreditGrantTableProps) {
  const columns: ColumnsType<CreditGrant> = [
    { title: 'Credit', key: 'kind', render: (_, grant) => nameOf(grant) },
    { title: 'Status', key: 'status', render: (_, grant) => <Status grant={grant} /> },
    { title: 'Pays for', key: 'meters', render: (_, { meters }) => meters?.join(', ') ?? 'All APIs' },
    {
      title: 'Expires',
      key: 'expires',
      render: (_, { expires_at }) => (expires_at === null ? 'Never' : formatDate(expires_at)),
    },
    { title: 'Reference', key: 'reference', render: (_, grant) => referenceOf(grant) },
    { title: 'Amount', key: 'amount', align: 'right', render: (_, { amount }) => formatMoney(amount) },
    { title: 'Left', key: 'left', align: 'right', render: (_, { remaining }) => formatMoney(remaining) },
  ];
  if (actionOf !== undefined) {
    columns.push({
      title: <span className="visually-hidden">Actions</span>,
      key: 'actions',
      align: 'right',
      render: (_, grant) => actionOf(grant),
    });
  }
  return <DataTable label="Credits one by one" rowKey="id" columns={columns} dataSource={grants} />;
}

function nameOf(grant: CreditGrant): string {
  return grant.is_rollover ? 'Carried over' : (kinds[grant.kind] ?? grant.kind);
}

/** What a credit was granted for; the references of monthly credit only keep it from being granted twice. */
function referenceOf({ reference, recurring_credit }: CreditGrant): string | null {
  return recurring_credit === null ? reference : null;
}

function Status({ grant }: { grant: CreditGrant }) {
  switch (grant.status) {
    case 'active':
      return <StateTag tone="good">Active</StateTag>;
    case 'scheduled':
      return <StateTag tone="new">{`From ${formatDate(grant.effective_at)}`}</StateTag>;
    case 'voided':
      return <StateTag tone="bad">Voided</StateTag>;
    case 'expired':
      return <StateTag tone="plain">Expired</StateTag>;
    default:
      return <StateTag tone="plain">Used</StateTag>;
  }
}
