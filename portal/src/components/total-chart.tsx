import LineChartOutlined from '@ant-design/icons/LineChartOutlined';
import { useMemo } from 'react';
import { useTotalUsage, useTotalUsageKeptFrom } from '@/api/get-total-usage';
import { formatAxisMoney, type Money } from '@/format/money';
import { formatCount } from '@/format/quantity';
import { monthAfter } from '@/format/time';
import { addTo } from '@/format/windows';
import { chartForecastOf } from './chart-forecast';
import { pointsOf, seriesOf, type Measure } from './chart-points';
import { EmptyState } from './empty-state';
import { KeptFromNote } from './kept-from-note';
import { ChartSkeleton, LazyChart } from './lazy-chart';
import { Loaded } from './loaded';

interface TotalChartProps {
  /** The month of UTC, yyyy-MM. */
  month: string;
  measure: Measure;
  /** The id of a customer; without one, all of them together. */
  customer?: string;
  /** What customers are charged in; without it, the service's currency. */
  currency?: string | undefined;
  /** Stacks each API by API key (`api_key`), or by the dimension with this name. */
  groupBy?: string | undefined;
  /** What the chart shows, for those who do not see it. */
  description: string;
  /** A day of the month, yyyy-MM-dd, to be shown by the hour instead; null: the whole month. */
  day?: string | null;
  /** Opens a day. */
  onDay?: (day: string) => void;
  /** What the month comes to, and what it brought so far; without them no days to come are drawn. */
  expected?: { forecast: { end: string; cost: Money } | null | undefined; soFar: Money };
}

/** What each day of a month brought, by API. */
export function TotalChart({
  month,
  measure,
  customer,
  currency: charged,
  groupBy,
  description,
  day = null,
  onDay,
  expected,
}: TotalChartProps) {
  const window = day === null ? 'day' : 'hour';
  const from = `${day ?? `${month}-01`}T00:00:00Z`;
  const end = `${day === null ? `${monthAfter(month)}-01` : addTo(day, 1, 'day')}T00:00:00Z`;
  const query = { from, to: end, window, customer, currency: charged, group_by: groupBy } as const;
  const usage = useTotalUsage(query);
  const { data: keptFrom } = useTotalUsageKeptFrom(query);
  const { dataUpdatedAt } = usage;
  const points = useMemo(() => {
    const now = new Date(dataUpdatedAt).toISOString();
    const forecast =
      expected && day === null && measure === 'cost'
        ? chartForecastOf(expected.forecast, expected.soFar, now)
        : null;
    const to = forecast?.end ?? (now < end ? now : end);
    return pointsOf(usage.data ?? [], measure, { window, from, to, timeZone: 'UTC', forecast });
  }, [usage.data, measure, window, from, end, dataUpdatedAt, expected, day]);
  const currency = usage.data?.[0]?.cost.currency ?? charged ?? 'USD';
  const empty = keptFrom ? (
    <KeptFromNote keptFrom={keptFrom} timeZone="UTC" />
  ) : (
    <EmptyState
      icon={<LineChartOutlined aria-hidden />}
      title={day === null ? 'No usage this month' : 'No usage on this day'}
    >
      Charged calls appear here within a second.
    </EmptyState>
  );
  return (
    <Loaded query={usage} loading={<ChartSkeleton />} empty={empty}>
      {(entries) => (
        <>
          <KeptFromNote keptFrom={keptFrom} timeZone="UTC" />
          <LazyChart
            description={description}
            series={seriesOf(entries)}
            points={points}
            onSelect={onDay && day === null ? (start) => onDay(start.slice(0, 10)) : undefined}
            formatAxis={(height) =>
              measure === 'cost' ? formatAxisMoney(height, currency) : formatCount(height)
            }
          />
        </>
      )}
    </Loaded>
  );
}
