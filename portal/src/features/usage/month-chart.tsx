import BarChartOutlined from '@ant-design/icons/BarChartOutlined';
import { useMemo } from 'react';
import { useCost } from '@/api/get-cost';
import { useCostTrend } from '@/api/get-cost-trend';
import { chartForecastOf } from '@/components/chart-forecast';
import { pointsOf, seriesOf } from '@/components/chart-points';
import { EmptyState } from '@/components/empty-state';
import { Loaded } from '@/components/loaded';
import { ChartSkeleton, LazyChart } from '@/components/lazy-chart';
import { formatAxisMoney } from '@/format/money';
import { formatMonth } from '@/format/time';
import { useUsage } from './api/get-usage';

/** What each day of the current month cost so far, by API, and what the days to come are expected to. */
export function MonthChart() {
  const cost = useCost();
  const usage = useUsage({ window: 'day' });
  const { data: trend } = useCostTrend();
  const points = useMemo(() => {
    if (!cost.data || !usage.data) return [];
    const { month, start, as_of, time_zone } = cost.data;
    const forecast =
      trend?.month === month ? chartForecastOf(trend.forecast, trend.total, trend.as_of) : null;
    return pointsOf(usage.data, 'cost', {
      window: 'day',
      from: start,
      to: forecast?.end ?? as_of,
      timeZone: time_zone,
      forecast,
    });
  }, [cost.data, usage.data, trend]);
  const empty = (
    <EmptyState icon={<BarChartOutlined aria-hidden />} title="No usage this month yet">
      Call one of the APIs and see its cost here at once.
    </EmptyState>
  );
  return (
    <Loaded query={cost} loading={<ChartSkeleton />}>
      {({ month, total }) => (
        <Loaded query={usage} loading={<ChartSkeleton />} empty={empty}>
          {(entries) => (
            <LazyChart
              description={`Cost of each day of ${formatMonth(month)}, stacked by API. The Usage page has the same data as a table.`}
              series={seriesOf(entries)}
              points={points}
              formatAxis={(height) => formatAxisMoney(height, total.currency)}
            />
          )}
        </Loaded>
      )}
    </Loaded>
  );
}
