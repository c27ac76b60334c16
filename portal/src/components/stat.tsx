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
  /** The exact figure where the value is a shorter form of it. */
  exact?: string;
  note?: ReactNode;
}

/** One figure with its name. */
export function Stat({ label, value, exact, note }: StatProps) {
  return (
    <div className={styles.stat}>
      <dt className={styles.label}>{label}</dt>
      <dd className={styles.value} title={exact === value ? undefined : exact}>
        {value ?? <Skeleton.Button active size="small" className={styles.skeleton} />}
      </dd>
      {note !== undefined && <dd className={styles.note}>{note}</dd>}
    </div>
  );
}
