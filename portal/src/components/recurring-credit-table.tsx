import type { ColumnsType } from 'antd/es/table';
import type { ReactNode } from 'react';
import type { RecurringCredit } from '@/api/get-balance';
import { formatMoney, isZero } from '@/format/money';
import { formatDate } from '@/format/time';
import { DataTable } from './data-table';
import { StateTag } from './state-tag';

interface RecurringCreditTableProps {
  credits: RecurringCredit[];
  /** What can be done with a credit. */
  actionOf?: (credit: RecurringCredit) => ReactNode;
}

/** Credits that are granted in each billing period, ended ones too. */
export function RecurringCreditTable({ credits, actionOf }: RecurringCreditTableProps) {
  const columns: ColumnsType<RecurringCredit> = [
    { title: 'Each month', key: 'amount', render: (_, { amount }) => formatMoney(amount) },
    {
      title: 'Status',
      key: 'status',
      render: (_, { status }) =>
        status === 'active' ? (
          <StateTag tone="good">Active</StateTag>
        ) : (
          <StateTag tone="plain">Ended</StateTag>
        ),
    },
    { title: 'Pays for', key: 'meters', render: (_, { meters }) => meters?.join(', ') ?? 'All APIs' },
    { title: 'Carries over', key: 'rollover', render: (_, credit) => rolloverText(credit) },
    {
      title: 'Next',
      key: 'next',
      render: (_, { next_at }) => (next_at === null ? 'Never' : formatDate(next_at)),
    },
    { title: 'Reference', key: 'reference', render: (_, { reference }) => reference },
  ];
  if (actionOf !== undefined) {
    columns.push({
      title: <span className="visually-hidden">Actions</span>,
      key: 'actions',
      align: 'right',
      render: (_, credit) => actionOf(credit),
    });
  }
  return <DataTable label="Monthly credits one by one" rowKey="id" columns={columns} dataSource={credits} />;
}

/** What of a month's credit carries over into the next. */
export function rolloverText({ rollover_min, rollover_max }: RecurringCredit): string {
  if (isZero(rollover_max.amount)) return 'Nothing';
  if (rollover_min.amount === rollover_max.amount) return formatMoney(rollover_max);
  const most = `Up to ${formatMoney(rollover_max)}`;
  return isZero(rollover_min.amount) ? most : `${most}, ${formatMoney(rollover_min)} at least`;
}
