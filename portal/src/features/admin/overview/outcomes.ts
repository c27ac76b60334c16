import type { ChartPoint } from '@/components/stacked-chart';
import { countOf, formatCount, formatQuantity, type Count } from '@/format/quantity';
import { formatShortWindow, formatWindow } from '@/format/time';
import { windowStarts } from '@/format/windows';
import type { UnchargedDay } from './api/get-history';

/** What became of calls that were not charged, in words, the worst first. */
const labels: Record<string, string> = {
  unrecorded: 'Failed: not recorded',
  unmeasured: 'Failed: quantity unknown',
  rejected: 'Refused: journal full',
  unavailable: 'Refused: database unavailable',
  unpaid: 'Refused: credit or budget used up',
  limited: 'Refused: rate limit',
  disabled: 'Refused: customer disabled',
  forbidden: 'Refused: API key not allowed',
  unpriced: 'Refused: no price',
  unauthorized: 'Refused: no valid token',
  unmetered: 'Served without a record',
  free: 'Not billable, such as 404 or 500',
};

const order = Object.keys(labels);

/** What an outcome is called. */
export function outcomeLabel(outcome: string): string {
  return labels[outcome] ?? outcome;
}

/** How many calls had each outcome in a month, the worst first. */
export function outcomesOf(days: UnchargedDay[]): { outcome: string; calls: Count }[] {
  const sums = new Map<string, bigint>();
  for (const { outcome, calls } of days) sums.set(outcome, (sums.get(outcome) ?? 0n) + BigInt(calls));
  return [...sums]
    .map(([outcome, calls]) => ({ outcome, calls: countOf(calls) }))
    .sort((a, b) => rank(a.outcome) - rank(b.outcome));
}

/** How many calls of a month were refused or failed. Served ones that are not billable are not in it. */
export function refusedOf(days: UnchargedDay[]): bigint {
  return days
    .filter(({ outcome }) => outcome !== 'free' && outcome !== 'unmetered')
    .reduce((sum, { calls }) => sum + BigInt(calls), 0n);
}

/** A point for each day of UTC in [from, to). */
export function outcomePointsOf(days: UnchargedDay[], from: string, to: string): ChartPoint[] {
  return windowStarts(from, to, 'day', 'UTC').map((start) => {
    const instant = new Date(start).toISOString();
    const values = days
      .filter(({ day }) => day === instant.slice(0, 10))
      .map(({ outcome, calls }) => [
        outcomeLabel(outcome),
        { height: Number(calls), text: formatQuantity(calls, 'call') },
      ]);
    return {
      label: formatWindow(instant, 'day', 'UTC'),
      axisLabel: formatShortWindow(instant, 'day', 'UTC'),
      values: Object.fromEntries(values) as ChartPoint['values'],
    };
  });
}

/** How many, and that there are more where they were not all counted. */
export function formatCounted({ customers, is_more }: { customers: number; is_more: boolean }): string {
  return is_more ? `more than ${formatCount(customers)}` : formatCount(customers);
}

function rank(outcome: string): number {
  const index = order.indexOf(outcome);
  return index === -1 ? order.length : index;
}
