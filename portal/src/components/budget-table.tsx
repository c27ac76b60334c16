import App from 'antd/es/app';
import type { ColumnsType } from 'antd/es/table';
import Button from 'antd/es/button';
import Tag from 'antd/es/tag';
import type { ReactNode } from 'react';
import type { Budget } from '@/api/budgets';
import { actionLabel, periodLabel } from '@/format/budget';
import { formatInstant } from '@/format/time';
import { BudgetProgress } from './budget-progress';
import styles from './budget-table.module.css';
import { DataTable } from './data-table';
import { Name } from './name';
import { useProblemReport } from './use-problem-report';

interface BudgetTableProps {
  budgets: Budget[];
  timeZone: string;
  /** What a budget is about, in words. */
  aboutOf: (budget: Budget) => string;
  /** Who set a budget, where that is worth a word. */
  setByOf: (budget: Budget) => string | null;
  actionsOf: (budget: Budget) => ReactNode;
}

/** Budgets, and how much of each is spent. */
export function BudgetTable({ budgets, timeZone, aboutOf, setByOf, actionsOf }: BudgetTableProps) {
  const columns: ColumnsType<Budget> = [
    {
      title: 'Name',
      key: 'name',
      render: (_, budget) => (
        <div className={styles.name}>
          <Name text={budget.name}>
            <strong>{budget.name}</strong>
          </Name>
          <Name text={aboutOf(budget)}>
            <span className={styles.note}>{aboutOf(budget)}</span>
          </Name>
          {setByOf(budget) !== null && <Tag>{setByOf(budget)}</Tag>}
        </div>
      ),
    },
    {
      title: 'Spent',
      key: 'spent',
      className: styles.spent,
      render: (_, budget) => <BudgetProgress {...budget} />,
    },
    {
      title: 'Period',
      key: 'period',
      render: (_, { period, to }) => (
        <>
          {periodLabel(period)}
          <div className={styles.note}>
            {to === null ? 'Never ends' : `Ends ${formatInstant(to, timeZone)}`}
          </div>
        </>
      ),
    },
    { title: 'Action', key: 'action', render: (_, { action }) => actionLabel(action) },
    {
      title: <span className="visually-hidden">Actions</span>,
      key: 'actions',
      align: 'right',
      render: (_, budget) => actionsOf(budget),
    },
  ];
  return <DataTable label="Budgets one by one" rowKey="id" columns={columns} dataSource={budgets} />;
}

interface BudgetActionsProps {
  budget: Budget;
  /** The customer's name, where an operator asks; nothing: it is the customer's own. */
  customer?: string;
  remove: { mutateAsync: (id: string) => Promise<unknown>; isPending: boolean };
  onEdit: () => void;
}

/** What can be done with a budget. It is deleted only after a question. */
export function BudgetActions({ budget, customer, remove, onEdit }: BudgetActionsProps) {
  const report = useProblemReport();
  const { modal, notification } = App.useApp();
  const ask = () =>
    modal.confirm({
      title: `Delete “${budget.name}”${customer === undefined ? '' : ` of ${customer}`}?`,
      content:
        budget.action === 'block'
          ? 'Calls that it refuses are served and billed again. Its alerts stay listed.'
          : customer === undefined
            ? 'You are no longer notified of it. Its alerts stay listed.'
            : 'Nobody is notified of it any more. Its alerts stay listed.',
      okText: 'Delete budget',
      okButtonProps: { danger: true },
      onOk: () =>
        remove
          .mutateAsync(budget.id)
          .then(() => notification.success({ title: `“${budget.name}” is deleted`, role: 'status' }))
          .catch((error: unknown) => report(error as Error)),
    });
  return (
    <span className={styles.actions}>
      <Button size="small" aria-label={`Edit ${budget.name}`} onClick={onEdit}>
        Edit
      </Button>
      <Button
        size="small"
        danger
        loading={remove.isPending}
        aria-label={`Delete ${budget.name}`}
        onClick={() => void ask()}
      >
        Delete
      </Button>
    </span>
  );
}
