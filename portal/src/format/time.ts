/** How long one entry of a time series is. */
export type UsageWindow = 'hour' | 'day' | 'month';

const windowFormats: Record<UsageWindow, Intl.DateTimeFormatOptions> = {
  hour: { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' },
  day: { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' },
  month: { month: 'long', year: 'numeric' },
};

const shortFormats: Record<UsageWindow, Intl.DateTimeFormatOptions> = {
  hour: { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' },
  day: { day: 'numeric', month: 'short' },
  month: { month: 'short', year: '2-digit' },
};

/** A window of the customer's time zone, in the reader's locale. */
export function formatWindow(start: string, window: UsageWindow, timeZone: string): string {
  return format(start, { ...windowFormats[window], timeZone });
}

/** The same in a few characters, for the axis of a chart. */
export function formatShortWindow(start: string, window: UsageWindow, timeZone: string): string {
  return format(start, { ...shortFormats[window], timeZone });
}

/** A billing period, 2026-11, as November 2026. */
export function formatMonth(month: string): string {
  return format(`${month}-15T00:00:00Z`, { ...windowFormats.month, timeZone: 'UTC' });
}

/** A billing period where there is little room, 2026-11, as Nov 2026. */
export function formatShortMonth(month: string): string {
  return format(`${month}-15T00:00:00Z`, { month: 'short', year: 'numeric', timeZone: 'UTC' });
}

/** An instant with date and time, in the reader's own time zone unless one is given. */
export function formatInstant(instant: string, timeZone?: string): string {
  return format(instant, { dateStyle: 'medium', timeStyle: 'short', timeZone });
}

/** An instant to the millisecond, in a time zone. */
export function formatMoment(instant: string, timeZone: string): string {
  return format(instant, {
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    fractionalSecondDigits: 3,
    timeZone,
  });
}

/** An instant's date, in the reader's own time zone unless one is given. */
export function formatDate(instant: string, timeZone?: string): string {
  return format(instant, { dateStyle: 'medium', timeZone });
}

/** The days of a span whose end is not in it, without the year: Oct 1 – 26. */
export function formatSpan(from: string, to: string, timeZone: string): string {
  const days = new Intl.DateTimeFormat(undefined, { ...shortFormats.day, timeZone });
  return days.formatRange(new Date(from), new Date(Date.parse(to) - 1));
}

/** The last day before an instant, without the year: Nov 30. */
export function formatLastDay(end: string, timeZone: string): string {
  return format(new Date(Date.parse(end) - 1).toISOString(), { ...shortFormats.day, timeZone });
}

/** A change in whole percent, with its sign. */
export function formatPercentChange(percent: number): string {
  return new Intl.NumberFormat(undefined, { style: 'percent', signDisplay: 'exceptZero' }).format(
    percent / 100,
  );
}

/** The months from the newest down, as yyyy-MM: so many of them, the given one first. */
export function monthsUpTo(month: string, count: number): string[] {
  const year = Number(month.slice(0, 4));
  const index = Number(month.slice(5, 7)) - 1;
  return Array.from({ length: count }, (_, back) =>
    new Date(Date.UTC(year, index - back, 1)).toISOString().slice(0, 7),
  );
}

/** The month after one, both yyyy-MM. */
export function monthAfter(month: string): string {
  return new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5, 7)), 1))
    .toISOString()
    .slice(0, 7);
}

function format(instant: string, options: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat(undefined, options).format(new Date(instant));
}
