import Skeleton from 'antd/es/skeleton';
import type { ReactNode } from 'react';
import styles from './stat.module.css';

/** Figures side by side, beneath each other where it is narrow. */
export function StatRow({ children }: { children: ReactNode }) {
  return <dl className={styles.row}>{children}</dl>;
}

interface StatProps {
  label: string;
  /** Absent while it is fetched. */
  value: string | undefined;
  note?: ReactNode;
}

/** One figure with its name. */
export function Stat({ label, value, note }: StatProps) {
  return (
    <div className={styles.stat}>
      <dt className={styles.label}>{label}</dt>
      <dd className={styles.value}>
        {value ?? <Skeleton.Button active size="small" className={styles.skeleton} />}
      </dd>
      {note !== undefined && <dd className={styles.note}>{note}</dd>}
    </div>
  );
}
