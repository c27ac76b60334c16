import BarChartOutlined from '@ant-design/icons/BarChartOutlined';
import { useMemo } from 'react';
import { useCost } from '@/api/get-cost';
import { useUsage } from '@/api/get-usage';
import { EmptyState } from '@/components/empty-state';
import { ChartSkeleton, LazyChart } from '@/components/lazy-chart';
import { ProblemState } from '@/components/problem-state';
import { formatAxisMoney } from '@/format/money';
import { formatMonth } from '@/format/time';
import { pointsOf, seriesOf } from '@/components/chart-points';

/** What each day of the current month cost so far, by API. */
export function MonthChart() {
  const cost = useCost();
  const usage = useUsage({ window: 'day' });
  const points = useMemo(
    () =>
      cost.data && usage.data
        ? pointsOf(usage.data, 'cost', {
            window: 'day',
            from: cost.data.start,
            to: cost.data.as_of,
            timeZone: cost.data.time_zone,
          })
        : [],
    [cost.data, usage.data],
  );
  if (usage.isError) return <ProblemState error={usage.error} onRetry={() => void usage.refetch()} />;
  if (cost.isError) return <ProblemState error={cost.error} onRetry={() => void cost.refetch()} />;
  if (usage.isPending || cost.isPending) return <ChartSkeleton />;
  if (usage.data.length === 0) {
    return (
      <EmptyState icon={<BarChartOutlined aria-hidden />} title="No usage this month yet">
        Call one of the APIs and see its cost here at once.
      </EmptyState>
    );
  }
  return (
    <LazyChart
      description={`Cost of each day of ${formatMonth(cost.data.month)}, stacked by API. The Usage page has the same data as a table.`}
      series={seriesOf(usage.data)}
      points={points}
      formatAxis={(height) => formatAxisMoney(height, cost.data.total.currency)}
    />
  );
}
