import { totalOf } from '@/components/chart-points';
import { compareAmounts, formatMoney, percentChange, sumOf } from '@/format/money';
import { formatPercentChange, formatSpan } from '@/format/time';
import { startOfDay } from '@/format/windows';
import { useUsage, useUsageKeptFrom, type Usage } from './api/get-usage';
import { comparedOf, queryOf, type UsageView } from './usage-range';
import styles from './usage-comparison.module.css';

interface UsageComparisonProps {
  view: UsageView;
  today: string;
  timeZone: string;
}

/** How whole days, or months, compare with as many before them; nothing where nothing was used before. */
export function UsageComparison({ view, today, timeZone }: UsageComparisonProps) {
  const compared = comparedOf(view, today);
  return compared === null ? null : <Comparison {...compared} timeZone={timeZone} />;
}

interface ComparisonProps {
  now: UsageView;
  before: UsageView;
  timeZone: string;
}

function Comparison({ now, before, timeZone }: ComparisonProps) {
  const [nowQuery, beforeQuery] = [queryOf(now, timeZone), queryOf(before, timeZone)];
  const [nowUsage, beforeUsage] = [useUsage(nowQuery), useUsage(beforeQuery)];
  const keptFrom = useUsageKeptFrom(beforeQuery);
  if (nowUsage.isPlaceholderData || beforeUsage.isPlaceholderData || keptFrom.data) return null;
  const [current, previous] = [figureOf(nowUsage.data, now), figureOf(beforeUsage.data, now)];
  if (current === null || previous === null || compareAmounts(previous.amount, '0') <= 0) return null;
  const change = percentChange(current.amount, previous.amount);
  return (
    <p className={styles.comparison} role="status">
      {formatSpan(nowQuery.from, nowQuery.to, timeZone)}: <strong>{current.text}</strong>
      {', '}
      <strong>{formatPercentChange(change)}</strong> vs {previous.text} in{' '}
      {formatSpan(startOfDay(before.firstDay, timeZone).toISOString(), beforeQuery.to, timeZone)}
    </p>
  );
}

/** What is compared: cost of one currency, or usage of one unit, as a decimal and in words. */
function figureOf(
  usage: Usage[] | undefined,
  { measure }: UsageView,
): { amount: string; text: string } | null {
  if (usage === undefined) return null;
  if (measure === 'cost') {
    const cost = sumOf(usage.map((entry) => entry.cost));
    return cost && { amount: cost.amount, text: formatMoney(cost) };
  }
  const text = totalOf(usage).quantity;
  const sum = usage.reduce((total, { quantity }) => total + BigInt(quantity), 0n);
  return text === null ? null : { amount: sum.toString(), text };
}
