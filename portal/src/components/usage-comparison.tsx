import { compareAmounts, formatMoney, percentChange, sumOf } from '@/format/money';
import { formatPercentChange, formatSpan } from '@/format/time';
import { totalOf, type Measure, type Usage } from './chart-points';
import styles from './usage-comparison.module.css';

/** What was used in [from, to), instants. */
export interface UsedSpan {
  from: string;
  to: string;
  /** Undefined: it is not known, or not all of it is kept. */
  usage: Pick<Usage, 'unit' | 'quantity' | 'cost'>[] | undefined;
}

interface UsageComparisonProps {
  now: UsedSpan;
  before: UsedSpan;
  measure: Measure;
  timeZone: string;
}

/** How a span compares with one before it; nothing where nothing was used before. */
export function UsageComparison({ now, before, measure, timeZone }: UsageComparisonProps) {
  const [current, previous] = [figureOf(now, measure), figureOf(before, measure)];
  if (current === null || previous === null || compareAmounts(previous.amount, '0') <= 0) return null;
  const change = percentChange(current.amount, previous.amount);
  return (
    <p className={styles.comparison} role="status">
      {formatSpan(now.from, now.to, timeZone)}: <strong>{current.text}</strong>
      {', '}
      <strong>{formatPercentChange(change)}</strong> vs {previous.text} in{' '}
      {formatSpan(before.from, before.to, timeZone)}
    </p>
  );
}

/** What is compared: cost of one currency, or usage of one unit, as a decimal and in words. */
function figureOf({ usage }: UsedSpan, measure: Measure): { amount: string; text: string } | null {
  if (usage === undefined) return null;
  if (measure === 'cost') {
    const cost = sumOf(usage.map((entry) => entry.cost));
    return cost && { amount: cost.amount, text: formatMoney(cost) };
  }
  const text = totalOf(usage).quantity;
  const sum = usage.reduce((total, { quantity }) => total + BigInt(quantity), 0n);
  return text === null ? null : { amount: sum.toString(), text };
}
