import type { DayRange } from '@/components/day-range-picker';
import type { CallQuery } from '@/features/admin/customers/api/list-calls';
import { addTo, dayIn, startOfDay } from '@/format/windows';

/** Which calls of a customer are shown, days of their time zone. The address holds it. */
export interface CallView extends DayRange {
  meter: string | undefined;
}

/** The most days that are asked for at a time. The service takes 31; a day of 25 hours must fit in. */
export const maxCallDays = 30;

/** Reads the address. What it does not say, or says wrongly, is today. */
export function callViewOf(parameters: URLSearchParams, today: string): CallView {
  const lastDay = dayIn(parameters.get('to')) ?? today;
  const firstDay = dayIn(parameters.get('from')) ?? lastDay;
  return {
    firstDay: firstDay <= lastDay ? firstDay : lastDay,
    lastDay,
    meter: parameters.get('meter') ?? undefined,
  };
}

/** Days that are often asked for. */
export function callPresetsOf(today: string): (DayRange & { label: string })[] {
  const yesterday = addTo(today, -1, 'day');
  return [
    { label: 'Today', firstDay: today, lastDay: today },
    { label: 'Yesterday', firstDay: yesterday, lastDay: yesterday },
    { label: 'Last 7 days', firstDay: addTo(today, -6, 'day'), lastDay: today },
    { label: `Last ${maxCallDays} days`, firstDay: addTo(today, 1 - maxCallDays, 'day'), lastDay: today },
  ];
}

/** The same as the service is asked: instants, from the first day's start to the last day's end. */
export function callQueryOf({ firstDay, lastDay, meter }: CallView, timeZone: string): CallQuery {
  return {
    from: startOfDay(firstDay, timeZone).toISOString(),
    to: startOfDay(addTo(lastDay, 1, 'day'), timeZone).toISOString(),
    meter,
  };
}
