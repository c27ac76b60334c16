import Table from 'antd/es/table';
import type { TableProps } from 'antd/es/table';
import styles from './data-table.module.css';

interface DataTableProps<T> extends TableProps<T> {
  /** What the table holds, for those who do not see the heading above it. */
  label: string;
}

/** A table that scrolls to the side where it is narrow, by keyboard too. */
export function DataTable<T extends object>({ label, ...table }: DataTableProps<T>) {
  return (
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard
    <div className={styles.scroll} role="region" aria-label={label} tabIndex={0}>
      <Table<T> pagination={false} {...table} />
    </div>
  );
}
