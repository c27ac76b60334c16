import type { Measure } from '@/components/chart-points';
import type { DayRange } from '@/components/day-range-picker';
import type { UsageWindow } from '@/format/time';
import { addTo, dayIn, startOfDay, stepsBetween } from '@/format/windows';
import type { UsageQuery } from './api/get-usage';

/** What the usage page shows, days of the customer's time zone. Its address holds it, so it can be kept and sent. */
export interface UsageView extends DayRange {
  window: UsageWindow;
  meter: string | undefined;
  measure: Measure;
  /** What the series are: each API, each API key, or each value of a dimension. */
  group: Group;
  /** Whether test calls are shown, which cost nothing. */
  calls: Calls;
}

/** Calls that are charged, or those with test keys. */
export type Calls = 'live' | 'test';

/** What usage is grouped by: `api`, `api_key`, or the name of a dimension after `dimension:`. */
export type Group = 'api' | 'api_key' | `dimension:${string}`;

/** Groups by the values of a dimension. */
export function groupOfDimension(name: string): Group {
  return `dimension:${name}`;
}

/** The name of the dimension that usage is grouped by; null: by something else. */
export function dimensionOf(group: Group): string | null {
  return group.startsWith('dimension:') ? group.slice('dimension:'.length) : null;
}

/** The most days that may be asked for at a time, by the length of a window: the service's own bounds. */
export const maxDays: Record<UsageWindow, number> = { hour: 31, day: 366, month: 3660 };

/** Reads the address. What it does not say, or says wrongly, is today's default. */
export function viewOf(parameters: URLSearchParams, today: string): UsageView {
  const window = oneOf(parameters.get('window'), ['hour', 'day', 'month']) ?? 'day';
  const range = defaultDays(window, today);
  const firstDay = dayIn(parameters.get('from')) ?? range.firstDay;
  const lastDay = dayIn(parameters.get('to')) ?? range.lastDay;
  const calls = oneOf(parameters.get('calls'), ['live', 'test']) ?? 'live';
  return {
    window,
    firstDay: firstDay <= lastDay ? firstDay : lastDay,
    lastDay,
    meter: parameters.get('meter') ?? undefined,
    measure: oneOf(parameters.get('show'), ['cost', 'quantity']) ?? 'quantity',
    group: groupWith(groupIn(parameters.get('by')), calls),
    calls,
  };
}

/** What a group is of, in words. */
export function groupLabel(group: Group): string {
  return dimensionOf(group) ?? (group === 'api' ? 'API' : 'API key');
}

/** What calls can be grouped by: test calls are not kept by dimensions. */
export function groupWith(group: Group, calls: Calls): Group {
  return calls === 'test' && dimensionOf(group) !== null ? 'api' : group;
}

function groupIn(text: string | null): Group {
  return text !== null && /^dimension:[a-z][a-z0-9_]*$/.test(text)
    ? (text as Group)
    : (oneOf(text, ['api', 'api_key']) ?? 'api');
}

/** The days that are shown at first: yesterday and today by hour, this month by day, a year by month. */
export function defaultDays(window: UsageWindow, today: string): DayRange {
  const monthStart = `${today.slice(0, 7)}-01`;
  switch (window) {
    case 'hour':
      return { firstDay: addTo(today, -1, 'day'), lastDay: today };
    case 'day':
      return { firstDay: monthStart, lastDay: today };
    case 'month':
      return { firstDay: addTo(monthStart, -11, 'month'), lastDay: today };
  }
}

/** Days that are often asked for, by the length of a window. */
export function presetsOf(window: UsageWindow, today: string): (DayRange & { label: string })[] {
  const monthStart = `${today.slice(0, 7)}-01`;
  const last = (days: number) => ({ firstDay: addTo(today, 1 - days, 'day'), lastDay: today });
  const lastMonth = { firstDay: addTo(monthStart, -1, 'month'), lastDay: addTo(monthStart, -1, 'day') };
  switch (window) {
    case 'hour':
      return [
        { label: 'Today', ...last(1) },
        { label: 'Last 2 days', ...last(2) },
        { label: 'Last 7 days', ...last(7) },
      ];
    case 'day':
      return [
        { label: 'Last 7 days', ...last(7) },
        { label: 'Last 30 days', ...last(30) },
        { label: 'Last 90 days', ...last(90) },
        { label: 'This month', firstDay: monthStart, lastDay: today },
        { label: 'Last month', ...lastMonth },
      ];
    case 'month':
      return [
        { label: 'This year', firstDay: `${today.slice(0, 4)}-01-01`, lastDay: today },
        { label: 'Last 12 months', firstDay: addTo(monthStart, -11, 'month'), lastDay: today },
      ];
  }
}

/** The same as the service is asked: instants, from the first day's start to the last day's end. */
export function queryOf(view: UsageView, timeZone: string): UsageQuery & { from: string; to: string } {
  return {
    window: view.window,
    from: startOfDay(view.firstDay, timeZone).toISOString(),
    to: startOfDay(addTo(view.lastDay, 1, 'day'), timeZone).toISOString(),
    meter: view.meter,
    group_by: view.group === 'api' ? undefined : (dimensionOf(view.group) ?? view.group),
    test: view.calls === 'test' ? true : undefined,
  };
}

/**
 * The whole days (or months) of a view that are over, and as many before them, by the same filters: days after the
 * first of a month with the same days of the month before. Null: none of them is over.
 */
export function comparedOf(view: UsageView, today: string): { now: UsageView; before: UsageView } | null {
  const step = view.window === 'month' ? 'month' : 'day';
  const open = step === 'month' ? `${today.slice(0, 7)}-01` : today;
  const first = step === 'month' ? `${view.firstDay.slice(0, 7)}-01` : view.firstDay;
  const next = addTo(view.lastDay, 1, 'day');
  const end = next < open ? next : open;
  if (end <= first) return null;
  const count = stepsBetween(first, end, step);
  const isInOneMonth = first.endsWith('-01') && end <= addTo(first, 1, 'month');
  const before =
    step === 'day' && isInOneMonth
      ? sameDays(first, count)
      : { firstDay: addTo(first, -count, step), lastDay: addTo(first, -1, 'day') };
  const shown: UsageView = { ...view, window: step, group: 'api' };
  return {
    now: { ...shown, firstDay: first, lastDay: addTo(end, -1, 'day') },
    before: { ...shown, ...before },
  };
}

/** As many days from the first of the month before on, within that month. */
function sameDays(first: string, days: number): DayRange {
  const firstDay = addTo(first, -1, 'month');
  const [last, same] = [addTo(first, -1, 'day'), addTo(firstDay, days - 1, 'day')];
  const isWhole = addTo(first, days, 'day') === addTo(first, 1, 'month');
  return { firstDay, lastDay: isWhole || same > last ? last : same };
}

/** Whether a chart of the view can go on into the days to come: it shows all that the current month is charged. */
export function hasForecast(view: UsageView, today: string): boolean {
  return (
    view.measure === 'cost' &&
    view.calls === 'live' &&
    view.meter === undefined &&
    view.lastDay === today &&
    (view.window === 'month' || (view.window === 'day' && view.firstDay === `${today.slice(0, 7)}-01`))
  );
}

function oneOf<T extends string>(text: string | null, allowed: readonly T[]): T | null {
  return allowed.find((value) => value === text) ?? null;
}
