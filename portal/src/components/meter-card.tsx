import type { ReactNode } from 'react';
import type { MeterPrice } from '@/api/list-prices';
import { endpointsLabel } from '@/format/meter';
import { modelNameOf } from '@/format/price';
import card from './card.module.css';
import styles from './meter-card.module.css';

interface MeterCardProps {
  meter: MeterPrice;
  /** What the card is called, for those who do not see it. */
  label: string;
  /** What stands at its bottom, however high the card is. */
  foot: ReactNode;
  children?: ReactNode;
}

/** A metered API: its name, the kind of its price, where it is, and what else there is to say. */
export function MeterCard({ meter, label, foot, children }: MeterCardProps) {
  return (
    <article className={card.card} aria-label={label}>
      <div className={card.head}>
        <h3 className={card.name}>{meter.name ?? meter.meter}</h3>
        <span className={styles.model}>{modelNameOf(meter.price)}</span>
      </div>
      <code className={styles.route} title={meter.endpoints.join('\n')}>
        {endpointsLabel(meter)}
      </code>
      {children}
      <div className={styles.foot}>{foot}</div>
    </article>
  );
}
