import { UsageComparison } from '@/components/usage-comparison';
import { useUsage, useUsageKeptFrom } from './api/get-usage';
import { comparedOf, queryOf, type UsageView } from './usage-range';

interface ViewComparisonProps {
  view: UsageView;
  today: string;
  timeZone: string;
}

/** How the whole days, or months, of a view compare with as many before them. */
export function ViewComparison({ view, today, timeZone }: ViewComparisonProps) {
  const compared = comparedOf(view, today);
  return compared === null ? null : <Comparison {...compared} timeZone={timeZone} />;
}

interface ComparisonProps {
  now: UsageView;
  before: UsageView;
  timeZone: string;
}

function Comparison({ now, before, timeZone }: ComparisonProps) {
  const [nowQuery, beforeQuery] = [queryOf(now, timeZone), queryOf(before, timeZone)];
  const [nowUsage, beforeUsage] = [useUsage(nowQuery), useUsage(beforeQuery)];
  const keptFrom = useUsageKeptFrom(beforeQuery);
  if (nowUsage.isPlaceholderData || beforeUsage.isPlaceholderData || keptFrom.data) return null;
  return (
    <UsageComparison
      now={{ ...nowQuery, usage: nowUsage.data }}
      before={{ ...beforeQuery, usage: beforeUsage.data }}
      measure={now.measure}
      timeZone={timeZone}
    />
  );
}
