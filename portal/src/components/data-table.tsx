import Table from 'antd/es/table';
import type { ColumnsType, TableProps } from 'antd/es/table';
import type { HTMLAttributes } from 'react';
import styles from './data-table.module.css';

interface DataTableProps<T> extends Omit<TableProps<T>, 'columns'> {
  /** What the table holds, for those who do not see the heading above it. */
  label: string;
  columns: ColumnsType<T>;
}

/** The key of the column with what can be done with a row: it stays in view. */
const actionsKey = 'actions';

/** A table. Where it is narrow, each row is a card whose cells say what they are. */
export function DataTable<T extends object>({ label, columns, ...table }: DataTableProps<T>) {
  return (
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard
    <div className={styles.scroll} role="region" aria-label={label} tabIndex={0}>
      <Table<T>
        pagination={false}
        columns={columns.map((column) => ({
          ...column,
          className: column.key === actionsKey ? styles.actions : column.className,
          onCell: () => labelOf(column.title) as HTMLAttributes<HTMLElement>,
        }))}
        {...table}
      />
    </div>
  );
}

function labelOf(title: unknown): { 'data-label'?: string } {
  return typeof title === 'string' ? { 'data-label': title } : {};
}
