import type { ReactNode } from 'react';
import styles from './state-tag.module.css';

interface StateTagProps {
  tone: 'good' | 'bad' | 'new' | 'plain';
  children: ReactNode;
}

/** A state in a word. Its colour only repeats what the word says. */
export function StateTag({ tone, children }: StateTagProps) {
  return (
    <span className={styles.tag}>
      <span className={styles[tone]} aria-hidden="true" />
      {children}
    </span>
  );
}
