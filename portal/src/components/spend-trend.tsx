import { formatRoughMoney, formatShortMoney, isZero, type Money } from '@/format/money';
import { formatLastDay, formatPercentChange, formatSpan } from '@/format/time';
import styles from './spend-trend.module.css';

interface SpendTrendProps {
  /** The same span of the month before; null: nothing to compare with. */
  comparison: { from: string; to: string; cost: Money; change_percent: number | null } | null | undefined;
  /** What the month comes to; null: it is over, or there is too little usage. */
  forecast: { end: string; cost: Money; days: number } | null | undefined;
  /** The time zone of the month. */
  timeZone: string;
}

/** How spend compares with the same days of the month before, and what the month comes to; nothing for a new one. */
export function SpendTrend({ comparison, forecast, timeZone }: SpendTrendProps) {
  const change = comparison && !isZero(comparison.cost.amount) ? comparison.change_percent : null;
  if (change == null && forecast == null) return null;
  return (
    <>
      {comparison && change !== null && (
        <span className={styles.line}>
          <strong>{formatPercentChange(change)}</strong> vs {formatShortMoney(comparison.cost)} in{' '}
          {formatSpan(comparison.from, comparison.to, timeZone)}
        </span>
      )}
      {forecast && (
        <span className={styles.line}>
          About <strong>{formatRoughMoney(forecast.cost)}</strong> by {formatLastDay(forecast.end, timeZone)},
          at the average of the last {forecast.days} days
        </span>
      )}
    </>
  );
}
