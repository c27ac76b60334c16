import Select from 'antd/es/select';
import type { ReactNode } from 'react';
import { meterLabel, type NamedMeter } from '@/format/meter';
import styles from './filters.module.css';

/** Holds what chooses which entries are shown. */
export function FilterBar({ children }: { children: ReactNode }) {
  return (
    <div className={styles.bar} role="group" aria-label="Filters">
      {children}
    </div>
  );
}

interface ApiFilterProps {
  /** The meters to choose from. */
  meters: NamedMeter[];
  /** The key that is chosen; without one, all of them. */
  value: string | undefined;
  onChange: (key: string | undefined) => void;
}

/** Chooses one API, or all. */
export function ApiFilter({ meters, value, onChange }: ApiFilterProps) {
  return (
    <Select
      className={styles.api}
      aria-label="API"
      value={value ?? ''}
      options={[
        { label: 'All APIs', value: '' },
        ...meters.map((meter) => ({ label: meterLabel(meter), value: meter.meter ?? '' })),
      ]}
      onChange={(key) => onChange(key === '' ? undefined : key)}
    />
  );
}
