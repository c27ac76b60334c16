import { useTotalUsage, useTotalUsageKeptFrom } from '@/api/get-total-usage';
import { comparedDays, type ComparedDays } from '@/components/compared-days';
import type { DayRange } from '@/components/day-range-picker';
import { UsageComparison } from '@/components/usage-comparison';
import { monthAfter } from '@/format/time';
import { addTo } from '@/format/windows';

interface MonthComparisonProps {
  /** The id of the customer. */
  customer: string;
  /** What they are charged in. */
  currency: string;
  /** The month of UTC, yyyy-MM. */
  month: string;
}

/** How the days of a month that are over compare with the same days of the month before. */
export function MonthComparison({ month, ...customer }: MonthComparisonProps) {
  const days = { firstDay: `${month}-01`, lastDay: addTo(`${monthAfter(month)}-01`, -1, 'day') };
  const compared = comparedDays(days, 'day', new Date().toISOString().slice(0, 10));
  return compared && <Comparison {...compared} {...customer} />;
}

function Comparison({ now, before, ...customer }: ComparedDays & Omit<MonthComparisonProps, 'month'>) {
  const [nowQuery, beforeQuery] = [
    { ...spanOf(now), ...customer },
    { ...spanOf(before), ...customer },
  ];
  const [nowUsage, beforeUsage] = [useTotalUsage(nowQuery), useTotalUsage(beforeQuery)];
  const keptFrom = useTotalUsageKeptFrom(beforeQuery);
  if (keptFrom.data) return null;
  return (
    <UsageComparison
      now={{ ...nowQuery, usage: nowUsage.data }}
      before={{ ...beforeQuery, usage: beforeUsage.data }}
      measure="cost"
      timeZone="UTC"
    />
  );
}

function spanOf({ firstDay, lastDay }: DayRange): { from: string; to: string } {
  return { from: `${firstDay}T00:00:00Z`, to: `${addTo(lastDay, 1, 'day')}T00:00:00Z` };
}
