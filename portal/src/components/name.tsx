import type { ReactNode } from 'react';
import styles from './name.module.css';

interface NameProps {
  /** The whole name: shown on hover where the column is too narrow for it. */
  text: string;
  /** What shows it, such as a link; the text itself by default. */
  children?: ReactNode;
}

/** A name in a table, as long as people like: cut off where it would push other columns away. */
export function Name({ text, children = text }: NameProps) {
  return (
    <span className={styles.name} title={text}>
      {children}
    </span>
  );
}
