import dayjs, { type Dayjs } from 'dayjs';
import timezone from 'dayjs/plugin/timezone';
import utc from 'dayjs/plugin/utc';
import type { UsageWindow } from './time';

dayjs.extend(utc);
dayjs.extend(timezone);

const most = 1000;

/** The instant at which a calendar day, yyyy-MM-dd, begins in a time zone. */
export function startOfDay(day: string, timeZone: string): Dayjs {
  return dayjs.tz(`${day} 00:00`, timeZone);
}

/** The calendar day of an instant in a time zone, as yyyy-MM-dd. */
export function dayOf(instant: string | number, timeZone: string): string {
  return dayjs(instant).tz(timeZone).format('YYYY-MM-DD');
}

/** A text that is a calendar day, yyyy-MM-dd; null: it is none. */
export function dayIn(text: string | null): string | null {
  return text !== null && /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text)) ? text : null;
}

/** The day so many days or months later; dates know no time zone. */
export function addTo(day: string, count: number, step: 'day' | 'month'): string {
  return dayjs.utc(day).add(count, step).format('YYYY-MM-DD');
}

/** How many whole days or months lie between two days. */
export function stepsBetween(first: string, end: string, step: 'day' | 'month'): number {
  return dayjs.utc(end).diff(dayjs.utc(first), step);
}

/** The first instants of all windows that begin in [from, to), in milliseconds, from the one that holds `from` on. */
export function windowStarts(from: string, to: string, window: UsageWindow, timeZone: string): number[] {
  const end = Date.parse(to);
  const starts: number[] = [];
  if (window === 'hour') {
    const hourMs = 3_600_000;
    const first = startOfDay(dayOf(from, timeZone), timeZone).valueOf();
    for (let start = first; start < end && starts.length < most; start += hourMs) {
      if (start + hourMs > Date.parse(from)) starts.push(start);
    }
    return starts;
  }

  let day = dayOf(from, timeZone);
  if (window === 'month') day = `${day.slice(0, 7)}-01`;
  for (let count = 0; count < most; count++) {
    const start = startOfDay(addTo(day, count, window), timeZone).valueOf();
    if (start >= end) break;
    starts.push(start);
  }
  return starts;
}
