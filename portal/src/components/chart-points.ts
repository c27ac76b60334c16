import { meterLabel, meterNameOf } from '@/format/meter';
import { formatMoney, formatRoughMoney, shareOf, sumOf, type Money } from '@/format/money';
import { countOf, formatQuantity, type Count } from '@/format/quantity';
import { formatShortWindow, formatWindow, type UsageWindow } from '@/format/time';
import { windowStarts } from '@/format/windows';
import type { ChartPoint } from './stacked-chart';

/** One entry of a time series, as the API gives it. */
export interface Usage {
  start: string;
  meter: string;
  meter_name: string | null;
  unit: string;
  quantity: Count;
  cost: Money;
  /** Where usage is by API key: which one. */
  api_key?: UsedKey | null | undefined;
  /** Where usage is by a dimension: its value. */
  dimension?: UsedDimension | null | undefined;
}

/** The value of a dimension; null: usage without it. */
export interface UsedDimension {
  name: string;
  value: string | null;
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
  /** What is expected after the last usage; null: nothing is said of it. */
  forecast?: ChartForecast | null;
}

/** What the rest of a month is expected to cost, [from, end), at an even pace. */
export interface ChartForecast {
  from: string;
  end: string;
  rest: Money;
}

/** What an API key is called; usage without one was called from the portal, or before keys were recorded. */
export function keyLabel({ id, name }: UsedKey): string {
  return id === null ? 'No API key' : (name ?? id);
}

/** What the value of a dimension is called. */
export function dimensionLabel({ name, value }: UsedDimension): string {
  return value ?? `No ${name}`;
}

/** The names of the series: each meter once, with its key where two share a name, and its unit where it has several. */
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
      start: instant,
      label: formatWindow(instant, window, timeZone),
      axisLabel: formatShortWindow(instant, window, timeZone),
      values: {},
    });
  }
  const together = new Map<number, Usage[]>();
  for (const entry of usage) {
    const start = Date.parse(entry.start);
    together.set(start, [...(together.get(start) ?? []), entry]);
    const values = points.get(start)?.values ?? {};
    values[nameOf(entry)] = {
      height: measure === 'cost' ? Number(entry.cost.amount) : Number(entry.quantity),
      text: measure === 'cost' ? formatMoney(entry.cost) : formatQuantity(entry.quantity, entry.unit),
    };
  }
  for (const [start, point] of points) {
    const entries = together.get(start) ?? [];
    const total = entries.length > 1 ? totalOf(entries)[measure] : null;
    if (total !== null) point.total = total;
  }
  if (range.forecast && measure === 'cost') addForecast(points, range.forecast);
  return [...points.values()];
}

/** Spreads a forecast over the windows that are not over yet. A window that has not begun cannot be opened. */
function addForecast(points: Map<number, ChartPoint>, { from, end, rest }: ChartForecast): void {
  const [first, last] = [Date.parse(from), Date.parse(end)];
  const starts = [...points.keys()];
  for (const [index, start] of starts.entries()) {
    const left = Math.min(starts[index + 1] ?? last, last) - Math.max(start, first);
    const point = points.get(start);
    if (left <= 0 || point === undefined) continue;
    const share = shareOf(rest, left, last - first);
    const about = `about ${formatRoughMoney(share)}`;
    point.forecast = {
      height: Number(share.amount),
      text: start < first ? `${about} more` : about,
    };
    if (start >= first && Object.keys(point.values).length === 0) delete point.start;
  }
}

/** What entries come to, with every digit; null for what is of several currencies or units. */
export function totalOf(
  entries: Pick<Usage, 'unit' | 'quantity' | 'cost'>[],
): Record<Measure, string | null> {
  const cost = sumOf(entries.map((entry) => entry.cost));
  const unit = entries[0]?.unit;
  const isOneUnit = unit !== undefined && entries.every((entry) => entry.unit === unit);
  return {
    cost: cost && formatMoney(cost),
    quantity: isOneUnit
      ? formatQuantity(countOf(entries.reduce((sum, { quantity }) => sum + BigInt(quantity), 0n)), unit)
      : null,
  };
}

function namerOf(all: Usage[]): (entry: Usage) => string {
  const keys = new Map<string, Set<string>>();
  const units = new Map<string, Set<string>>();
  for (const entry of all) {
    const name = meterNameOf(entry);
    keys.set(name, (keys.get(name) ?? new Set()).add(entry.meter));
    units.set(entry.meter, (units.get(entry.meter) ?? new Set()).add(entry.unit));
  }
  return (entry) => {
    const name = meterNameOf(entry);
    const api = (keys.get(name)?.size ?? 0) > 1 ? meterLabel(entry) : name;
    const part = partLabel(entry);
    const series = part === null ? api : `${part}: ${api}`;
    return (units.get(entry.meter)?.size ?? 0) > 1 ? `${series}, ${entry.unit}` : series;
  };
}

/** What usage is split by beside its API: a key or a value of a dimension; null: nothing. */
function partLabel({ api_key, dimension }: Usage): string | null {
  if (api_key) return keyLabel(api_key);
  return dimension ? dimensionLabel(dimension) : null;
}
