import { formatMoney } from '@/format/money';
import { formatQuantity } from '@/format/quantity';
import type { Charge, MeteredAnswer } from './api/call-metered';
import styles from './call-result.module.css';

const thousandMs = 1000;

/** What a call answered and what it cost. */
export function CallResult({ answer }: { answer: MeteredAnswer }) {
  return (
    <div className={styles.result}>
      <p className={styles.cost}>{costOf(answer.charge)}</p>
      <pre className={styles.json}>{JSON.stringify(answer.body, null, 2)}</pre>
      <p className={styles.time}>Answered in {durationOf(answer.durationMs)}</p>
    </div>
  );
}

function costOf(charge: Charge): string {
  switch (charge.kind) {
    case 'free':
      return 'This call was not charged.';
    case 'unknown':
      return 'The cost is not available right now. It will appear on the Cost page.';
    case 'charged': {
      const { quantity, cost, month, unit } = charge;
      const what = unit === 'call' ? 'Cost' : `${formatQuantity(quantity, unit)} cost`;
      const sum = `${formatQuantity(month.quantity, unit)} for ${formatMoney(month.cost)}`;
      return `${what} ${formatMoney(cost)}. This month: ${sum}.`;
    }
  }
}

function durationOf(ms: number): string {
  const unit = ms < thousandMs ? 'millisecond' : 'second';
  const value = ms < thousandMs ? Math.round(ms) : ms / thousandMs;
  return new Intl.NumberFormat(undefined, { style: 'unit', unit, maximumFractionDigits: 1 }).format(value);
}
