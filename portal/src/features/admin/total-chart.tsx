import LineChartOutlined from '@ant-design/icons/LineChartOutlined';
import { useMemo } from 'react';
import { useTotalUsage } from '@/api/admin/get-total-usage';
import { pointsOf, seriesOf, type Measure } from '@/components/chart-points';
import { EmptyState } from '@/components/empty-state';
import { ChartSkeleton, LazyChart } from '@/components/lazy-chart';
import { ProblemState } from '@/components/problem-state';
import { formatAxisMoney } from '@/format/money';
import { formatCount } from '@/format/quantity';
import { monthAfter } from '@/format/time';

interface TotalChartProps {
  /** The month of UTC, yyyy-MM. */
  month: string;
  measure: Measure;
  /** The id of a customer; without one, all of them together. */
  customer?: string;
  /** What the chart shows, for those who do not see it. */
  description: string;
}

/** What each day of a month brought, by API. */
export function TotalChart({ month, measure, customer, description }: TotalChartProps) {
  const from = `${month}-01T00:00:00Z`;
  const end = `${monthAfter(month)}-01T00:00:00Z`;
  const usage = useTotalUsage({ from, to: end, customer });
  const { dataUpdatedAt } = usage;
  const points = useMemo(() => {
    const now = new Date(dataUpdatedAt).toISOString();
    const to = now < end ? now : end;
    return pointsOf(usage.data ?? [], measure, { window: 'day', from, to, timeZone: 'UTC' });
  }, [usage.data, measure, from, end, dataUpdatedAt]);
  if (usage.isError) return <ProblemState error={usage.error} onRetry={() => void usage.refetch()} />;
  if (usage.isPending) return <ChartSkeleton />;

  const currency = usage.data[0]?.cost.currency;
  if (currency === undefined) {
    return (
      <EmptyState icon={<LineChartOutlined aria-hidden />} title="Nothing was used in this month">
        The first charged call appears here within a second.
      </EmptyState>
    );
  }
  return (
    <LazyChart
      description={description}
      series={seriesOf(usage.data)}
      points={points}
      formatAxis={(height) => (measure === 'cost' ? formatAxisMoney(height, currency) : formatCount(height))}
    />
  );
}
