import type { Usage } from '@/api/get-usage';
import type { ChartPoint } from '@/components/stacked-chart';
import { formatMoney } from '@/format/money';
import { formatQuantity } from '@/format/quantity';
import { formatShortWindow, formatWindow, type UsageWindow } from '@/format/time';

/** What the bars are as high as. */
export type Measure = 'cost' | 'quantity';

/** The names of the series: each meter once, with its method where one key is metered under several. */
export function seriesOf(usage: Usage[]): string[] {
  return [...new Set(usage.map((entry) => seriesNameOf(entry, usage)))].sort();
}

/** One point for each window with usage, in order. Heights are for drawing; what is read is the service's text. */
export function pointsOf(
  usage: Usage[],
  measure: Measure,
  window: UsageWindow,
  timeZone: string,
): ChartPoint[] {
  const points = new Map<string, ChartPoint>();
  for (const entry of usage) {
    let point = points.get(entry.start);
    if (point === undefined) {
      point = {
        label: formatWindow(entry.start, window, timeZone),
        axisLabel: formatShortWindow(entry.start, window, timeZone),
        values: {},
      };
      points.set(entry.start, point);
    }
    point.values[seriesNameOf(entry, usage)] = {
      height: measure === 'cost' ? Number(entry.cost.amount) : entry.quantity,
      text: measure === 'cost' ? formatMoney(entry.cost) : formatQuantity(entry.quantity, entry.unit),
    };
  }
  return [...points.values()];
}

function seriesNameOf(entry: Usage, all: Usage[]): string {
  const isShared = all.some((other) => other.meter === entry.meter && other.method !== entry.method);
  return isShared ? `${entry.method} ${entry.meter}` : entry.meter;
}
