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
  isDeleting: boolean;
  onEdit: () => void;
  onDelete: () => void;
}

/** What can be done with a budget. */
export function BudgetActions({ budget, isDeleting, onEdit, onDelete }: BudgetActionsProps) {
  return (
    <span className={styles.actions}>
      <Button size="small" aria-label={`Edit ${budget.name}`} onClick={onEdit}>
        Edit
      </Button>
      <Button
        size="small"
        danger
        loading={isDeleting}
        aria-label={`Delete ${budget.name}`}
        onClick={onDelete}
      >
        Delete
      </Button>
    </span>
  );
}
