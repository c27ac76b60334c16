import { addTo, stepsBetween } from '@/format/windows';
import type { DayRange } from './day-range-picker';

/** Days that are over, and those before them that they are compared with. */
export interface ComparedDays {
  now: DayRange;
  before: DayRange;
}

/**
 * The whole days (or months) of a range that are over, and as many before them: days after the first of a month with
 * the same days of the month before. Null: none of them is over.
 */
export function comparedDays(range: DayRange, step: 'day' | 'month', today: string): ComparedDays | null {
  const open = step === 'month' ? `${today.slice(0, 7)}-01` : today;
  const first = step === 'month' ? `${range.firstDay.slice(0, 7)}-01` : range.firstDay;
  const next = addTo(range.lastDay, 1, 'day');
  const end = next < open ? next : open;
  if (end <= first) return null;
  const count = stepsBetween(first, end, step);
  const isInOneMonth = first.endsWith('-01') && end <= addTo(first, 1, 'month');
  return {
    now: { firstDay: first, lastDay: addTo(end, -1, 'day') },
    before:
      step === 'day' && isInOneMonth
        ? sameDays(first, count)
        : { firstDay: addTo(first, -count, step), lastDay: addTo(first, -1, 'day') },
  };
}

/** As many days from the first of the month before on, within that month. */
function sameDays(first: string, days: number): DayRange {
  const firstDay = addTo(first, -1, 'month');
  const [last, same] = [addTo(first, -1, 'day'), addTo(firstDay, days - 1, 'day')];
  const isWhole = addTo(first, days, 'day') === addTo(first, 1, 'month');
  return { firstDay, lastDay: isWhole || same > last ? last : same };
}
