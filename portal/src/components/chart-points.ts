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
  /** Where usage is by API key: which one. */
  api_key?: UsedKey | null | undefined;
}

/** An API key that something was used with; without an id it was used in a session. */
export interface UsedKey {
  id: string | null;
  name: string | null;
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

/** What an API key is called; usage without one was called from the portal, or before keys were recorded. */
export function keyLabel({ id, name }: UsedKey): string {
  return id === null ? 'No API key' : (name ?? id);
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
  return ({ meter, meter_name, method, unit, api_key }) => {
    const key = (methods.get(meter)?.size ?? 0) > 1 ? `${method} ${meter}` : meter;
    const api = meter_name ? `${meter_name} (${key})` : key;
    const name = !api_key ? api : `${keyLabel(api_key)}: ${api}`;
    return (units.get(meter)?.size ?? 0) > 1 ? `${name}, ${unit}` : name;
  };
}
