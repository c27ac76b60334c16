import { useState } from 'react';
import { useTotalUsage } from '@/api/get-total-usage';
import { sumOf, type Money } from '@/format/money';

/** What each meter brought in the current month of UTC, in the service's currency, by its key. */
export function useMeterRevenue(): Map<string, Money> | undefined {
  const [from] = useState(() => `${new Date().toISOString().slice(0, 7)}-01T00:00:00Z`);
  const { data } = useTotalUsage({ from, window: 'month' });
  if (data === undefined) return undefined;
  const revenue = new Map<string, Money>();
  for (const { meter, cost } of data) {
    const known = revenue.get(meter);
    revenue.set(meter, (known && sumOf([known, cost])) ?? cost);
  }
  return revenue;
}
