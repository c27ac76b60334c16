import { headlineOf, type Price } from './price';
import { formatDate } from './time';

/** A price that takes effect later, as the API gives it. */
export interface ScheduledPrice extends Price {
  effective: string;
  effective_from: string;
}

/** When a scheduled price takes effect, such as "From Dec 1, 2026". */
export function startOf({ effective, effective_from }: ScheduledPrice): string {
  const day = formatDate(effective_from);
  return effective === 'next_period' ? `From your first billing month on or after ${day}` : `From ${day}`;
}

/** A scheduled price in one line, such as "From Dec 1, 2026: $0.0012 per call". */
export function announcementOf(price: ScheduledPrice, unit: string): string {
  return `${startOf(price)}: ${headlineOf(price, unit)}`;
}
