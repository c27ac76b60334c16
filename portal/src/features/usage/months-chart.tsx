import { useMemo } from 'react';
import { useCostTrend } from '@/api/get-cost-trend';
import { chartForecastOf } from '@/components/chart-forecast';
import { pointsOf, seriesOf } from '@/components/chart-points';
import { ChartSkeleton, LazyChart } from '@/components/lazy-chart';
import { Loaded } from '@/components/loaded';
import { Panel } from '@/components/panel';
import { formatAxisMoney } from '@/format/money';
import { addTo, startOfDay } from '@/format/windows';
import { useUsage } from './api/get-usage';

interface MonthsChartProps {
  /** The current billing period, yyyy-MM, and the zone whose calendar it is of. */
  current: string;
  timeZone: string;
}

const monthsBefore = 11;

/** What the last twelve months cost, by API; nothing where there was no cost. */
export function MonthsChart({ current, timeZone }: MonthsChartProps) {
  const first = `${current}-01`;
  const from = startOfDay(addTo(first, -monthsBefore, 'month'), timeZone).toISOString();
  const to = startOfDay(addTo(first, 1, 'month'), timeZone).toISOString();
  const usage = useUsage({ window: 'month', from, to });
  const { data: trend } = useCostTrend();
  const points = useMemo(() => {
    const forecast =
      trend?.month === current ? chartForecastOf(trend.forecast, trend.total, trend.as_of) : null;
    return pointsOf(usage.data ?? [], 'cost', { window: 'month', from, to, timeZone, forecast });
  }, [usage.data, from, to, timeZone, trend, current]);
  const currency = usage.data?.[0]?.cost.currency;
  if (usage.isSuccess && currency === undefined) return null;
  return (
    <Panel title="The last twelve months">
      <Loaded query={usage} loading={<ChartSkeleton />}>
        {(entries) => (
          <LazyChart
            description="Cost of each of the last twelve months, stacked by API. Choose a month above for details."
            series={seriesOf(entries)}
            points={points}
            formatAxis={(height) => formatAxisMoney(height, currency ?? 'USD')}
          />
        )}
      </Loaded>
    </Panel>
  );
}
