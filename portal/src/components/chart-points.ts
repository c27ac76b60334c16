import { formatMoney, type Money } from '@/format/money';
import { formatQuantity, type Count } from '@/format/quantity';
import { formatShortWindow, formatWindow, type UsageWindow } from '@/format/time';
import { windowStarts } from '@/format/windows';
import type { ChartPoint } from './stacked-chart';

/** One entry of a time series, as the API gives it. */
export interface Usage {
  start: string;
  meter: string;
  meter_name: string | null;
  method: string;
  unit: string;
  quantity: Count;
  cost: Money;
}

/** What the bars are as high as. */
export type Measure = 'cost' | 'quantity';

/** Which windows a chart shows, used or not: those that begin in [from, to). */
export interface ChartRange {
  window: UsageWindow;
  from: string;
  to: string;
  timeZone: string;
}

/** The names of the series: each meter once, with its method or unit where one key has several. */
export function seriesOf(usage: Usage[]): string[] {
  return [...new Set(usage.map(namerOf(usage)))].sort();
}

/** One point for each window, in order. Heights are for drawing; what is read is the service's own text. */
export function pointsOf(usage: Usage[], measure: Measure, range: ChartRange): ChartPoint[] {
  const { window, timeZone } = range;
  const nameOf = namerOf(usage);
  const starts = new Set(windowStarts(range.from, range.to, window, timeZone));
  for (const entry of usage) starts.add(Date.parse(entry.start));
  const points = new Map<number, ChartPoint>();
  for (const start of [...starts].sort((a, b) => a - b)) {
    const instant = new Date(start).toISOString();
    points.set(start, {
      label: formatWindow(instant, window, timeZone),
      axisLabel: formatShortWindow(instant, window, timeZone),
      values: {},
    });
  }
  for (const entry of usage) {
    const values = points.get(Date.parse(entry.start))?.values ?? {};
    values[nameOf(entry)] = {
      height: measure === 'cost' ? Number(entry.cost.amount) : Number(entry.quantity),
      text: measure === 'cost' ? formatMoney(entry.cost) : formatQuantity(entry.quantity, entry.unit),
    };
  }
  return [...points.values()];
}

function namerOf(all: Usage[]): (entry: Usage) => string {
  const methods = new Map<string, Set<string>>();
  const units = new Map<string, Set<string>>();
  for (const { meter, method, unit } of all) {
    methods.set(meter, (methods.get(meter) ?? new Set()).add(method));
    units.set(meter, (units.get(meter) ?? new Set()).add(unit));
  }
  return ({ meter, meter_name, method, unit }) => {
    const key = (methods.get(meter)?.size ?? 0) > 1 ? `${method} ${meter}` : meter;
    const name = meter_name ? `${meter_name} (${key})` : key;
    return (units.get(meter)?.size ?? 0) > 1 ? `${name}, ${unit}` : name;
  };
}
