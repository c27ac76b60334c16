import type { MeteredAnswer } from '@/api/call-metered';
import type { MeterPrice } from '@/api/list-prices';
import { formatMoney } from '@/format/money';
import { formatQuantity } from '@/format/quantity';
import styles from './call-result.module.css';

interface CallResultProps {
  meter: MeterPrice;
  answer: MeteredAnswer;
}

/** What a call answered and what it cost. */
export function CallResult({ meter, answer }: CallResultProps) {
  return (
    <div className={styles.result}>
      <pre className={styles.json}>{JSON.stringify(answer.body, null, 2)}</pre>
      <p className={styles.cost}>{costOf(meter, answer)}</p>
    </div>
  );
}

/**
 * What one call adds is known from a price without tiers and free units; with them it depends on the month so far,
 * which the service knows.
 */
function costOf(meter: MeterPrice, answer: MeteredAnswer): string {
  const { price, unit } = meter;
  const isPlain = price.model === 'flat' && price.per === 1 && price.free_units === 0 && price.amount != null;
  const cost = isPlain
    ? `Cost ${formatMoney({ amount: price.amount ?? '0', currency: price.currency })}. `
    : '';
  const lines = answer.cost?.lines.filter(
    (line) => line.meter === meter.meter && line.method === meter.method,
  );
  const last = lines?.at(-1);
  const month = last
    ? `This month: ${formatQuantity(last.quantity, unit)} for ${formatMoney(last.cost)}.`
    : '';
  return cost + month;
}
