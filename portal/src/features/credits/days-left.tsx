import { useState } from 'react';
import type { Balance } from '@/api/get-balance';
import { Stat } from '@/components/stat';
import { daysLeftOf } from '@/format/money';
import { formatQuantity } from '@/format/quantity';
import { addTo, dayOf, startOfDay } from '@/format/windows';
import { useRecentCost } from './api/get-recent-cost';

const mostDays = 365;

/** For how long the balance lasts at the rate of the last 7 days, today among them; nothing where that says nothing. */
export function DaysLeft({ balance, timeZone }: { balance: Balance; timeZone: string }) {
  const [from] = useState(() =>
    startOfDay(addTo(dayOf(Date.now(), timeZone), -6, 'day'), timeZone).toISOString(),
  );
  const { data } = useRecentCost(from);
  if (data === undefined) return null;
  const days = daysLeftOf(balance.balance.amount, data.costs, data.until - Date.parse(from));
  return days === null ? null : (
    <Stat label="Lasts for" value={daysText(days)} note="At the rate of the last 7 days" />
  );
}

/** Whole days in words. */
export function daysText(days: number): string {
  if (days < 1) return 'Less than a day';
  return days > mostDays ? 'More than a year' : formatQuantity(days, 'day');
}
