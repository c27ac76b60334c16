import type { ColumnsType } from 'antd/es/table';
import type { CreditEntry } from '@/api/get-balance';
import { formatDifference } from '@/format/money';
import { formatInstant, formatMonth } from '@/format/time';
import { DataTable } from './data-table';

const kinds: Record<string, { label: string; isGain: boolean }> = {
  grant: { label: 'Granted', isGain: true },
  consume: { label: 'Used', isGain: false },
  restore: { label: 'Given back', isGain: true },
  expire: { label: 'Expired', isGain: false },
  void: { label: 'Voided', isGain: false },
  refund: { label: 'Refunded', isGain: false },
};

const columns: ColumnsType<CreditEntry> = [
  { title: 'When', key: 'at', render: (_, entry) => formatInstant(entry.at) },
  { title: 'What', key: 'kind', render: (_, entry) => kinds[entry.kind]?.label ?? entry.kind },
  { title: 'For', key: 'for', render: (_, entry) => subjectOf(entry) },
  { title: 'Amount', key: 'amount', align: 'right', render: (_, entry) => amountOf(entry) },
];

/** What happened to credits. */
export function CreditEntryTable({ entries }: { entries: CreditEntry[] }) {
  return <DataTable label="Changes of credit" rowKey="seq" columns={columns} dataSource={entries} />;
}

function subjectOf(entry: CreditEntry): string {
  if (entry.meter !== null && entry.month !== null) return `${entry.meter}, ${formatMonth(entry.month)}`;
  return entry.reference ?? (entry.kind === 'consume' ? 'Charges not on a line' : '');
}

function amountOf({ kind, amount }: CreditEntry): string {
  const isGain = kinds[kind]?.isGain ?? true;
  return formatDifference(isGain ? amount : { ...amount, amount: `-${amount.amount}` });
}
