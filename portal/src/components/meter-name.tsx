import { meterNameOf, type NamedMeter } from '@/format/meter';
import styles from './meter-name.module.css';

/** A meter in a table: its display name, and its key if that is another. */
export function MeterName({ meter }: { meter: NamedMeter }) {
  const name = meterNameOf(meter);
  return (
    <span className={styles.meter}>
      {name}{' '}
      {meter.meter !== null && meter.meter !== name && <code className={styles.key}>{meter.meter}</code>}
    </span>
  );
}
