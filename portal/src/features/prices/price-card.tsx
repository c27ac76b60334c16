import type { MeterPrice } from '@/api/list-prices';
import { explanationOf, headlineOf, modelNameOf, tierRowsOf } from '@/format/price';
import { formatDate } from '@/format/time';
import styles from './price-card.module.css';

/** What one API costs, in words, and its tiers where it has any. */
export function PriceCard({ meter }: { meter: MeterPrice }) {
  const { price, unit } = meter;
  const tiers = tierRowsOf(price, unit);
  const hasFees = tiers.some((tier) => tier.fee !== null);
  return (
    <article className={styles.card} aria-label={`${meter.method} ${meter.meter}`}>
      <div className={styles.head}>
        <h3 className={styles.name}>{meter.meter}</h3>
        <span className={styles.model}>{modelNameOf(price.model)}</span>
      </div>
      <code className={styles.route}>
        {meter.method} {meter.route}
      </code>
      <p className={styles.headline}>{headlineOf(price, unit)}</p>
      <p className={styles.text}>{explanationOf(price, unit)}</p>
      {tiers.length > 0 && (
        <table className={styles.tiers}>
          <thead>
            <tr>
              <th scope="col">In a month</th>
              <th scope="col">Rate</th>
              {hasFees && <th scope="col">Fee on reaching it</th>}
            </tr>
          </thead>
          <tbody>
            {tiers.map((tier) => (
              <tr key={tier.range}>
                <td>{tier.range}</td>
                <td>{tier.rate}</td>
                {hasFees && <td>{tier.fee ?? 'none'}</td>}
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <p className={styles.since}>In force since {formatDate(price.effective_from)}</p>
    </article>
  );
}
