import LineChartOutlined from '@ant-design/icons/LineChartOutlined';
import { useMemo } from 'react';
import { useTotalUsage } from '@/api/admin/get-total-usage';
import { pointsOf, seriesOf } from '@/components/chart-points';
import { EmptyState } from '@/components/empty-state';
import { ChartSkeleton, LazyChart } from '@/components/lazy-chart';
import { ProblemState } from '@/components/problem-state';
import { formatAxisMoney } from '@/format/money';

/** What each day since an instant brought, by API. */
export function RevenueChart({ from }: { from: string }) {
  const usage = useTotalUsage(from);
  const { dataUpdatedAt } = usage;
  const points = useMemo(
    () =>
      pointsOf(usage.data ?? [], 'cost', {
        window: 'day',
        from,
        to: new Date(dataUpdatedAt).toISOString(),
        timeZone: 'UTC',
      }),
    [usage.data, from, dataUpdatedAt],
  );
  if (usage.isError) return <ProblemState error={usage.error} onRetry={() => void usage.refetch()} />;
  if (usage.isPending) return <ChartSkeleton />;

  const currency = usage.data[0]?.cost.currency;
  if (currency === undefined) {
    return (
      <EmptyState icon={<LineChartOutlined aria-hidden />} title="No revenue this month yet">
        It appears here as soon as customers call.
      </EmptyState>
    );
  }
  return (
    <LazyChart
      description="Revenue of each day of this month, stacked by API. The tables below have the sums."
      series={seriesOf(usage.data)}
      points={points}
      formatAxis={(height) => formatAxisMoney(height, currency)}
    />
  );
}
