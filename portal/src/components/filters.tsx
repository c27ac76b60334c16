import Select from 'antd/es/select';
import type { ReactNode } from 'react';
import styles from './filters.module.css';

/** Holds what chooses which entries are shown. */
export function FilterBar({ children }: { children: ReactNode }) {
  return (
    <div className={styles.bar} role="group" aria-label="What is shown">
      {children}
    </div>
  );
}

interface ApiFilterProps {
  /** The keys of the meters to choose from; one may be there several times. */
  keys: string[];
  /** The key that is chosen; without one, all of them. */
  value: string | undefined;
  onChange: (key: string | undefined) => void;
}

/** Chooses one API, or all. */
export function ApiFilter({ keys, value, onChange }: ApiFilterProps) {
  return (
    <Select
      className={styles.api}
      aria-label="API"
      value={value ?? ''}
      options={[
        { label: 'All APIs', value: '' },
        ...[...new Set(keys)].map((key) => ({ label: key, value: key })),
      ]}
      onChange={(key) => onChange(key === '' ? undefined : key)}
    />
  );
}
