import BarChartOutlined from '@ant-design/icons/BarChartOutlined';
import DownloadOutlined from '@ant-design/icons/DownloadOutlined';
import Button from 'antd/es/button';
import Segmented from 'antd/es/segmented';
import { useMemo } from 'react';
import { useCostTrend } from '@/api/get-cost-trend';
import { chartForecastOf } from '@/components/chart-forecast';
import { pointsOf, seriesOf, type Measure } from '@/components/chart-points';
import { EmptyState } from '@/components/empty-state';
import { KeptFromNote } from '@/components/kept-from-note';
import { ChartSkeleton, LazyChart } from '@/components/lazy-chart';
import { Loaded } from '@/components/loaded';
import { Panel } from '@/components/panel';
import { saveFile } from '@/components/save-file';
import { formatAxisMoney } from '@/format/money';
import { formatCount } from '@/format/quantity';
import { useUsage, useUsageKeptFrom, type Usage } from './api/get-usage';
import { usageCsv } from './usage-csv';
import { UsageComparison } from './usage-comparison';
import { UsageFilters } from './usage-filters';
import { groupLabel, hasForecast, queryOf, type UsageView } from './usage-range';
import { UsageTable } from './usage-table';

interface UsageExplorerProps {
  view: UsageView;
  /** Today in the customer's time zone, yyyy-MM-dd. */
  today: string;
  timeZone: string;
  onChange: (change: Partial<UsageView>) => void;
}

/** Usage over time: filters, chart, table and file. */
export function UsageExplorer({ view, today, timeZone, onChange }: UsageExplorerProps) {
  const query = queryOf(view, timeZone);
  const usage = useUsage(query);
  const keptFrom = useUsageKeptFrom(query);
  const save = (entries: Usage[]) =>
    saveFile(
      `payg-usage-${view.window}-${view.firstDay}-${view.lastDay}.csv`,
      usageCsv(entries),
      'text/csv;charset=utf-8',
    );

  return (
    <>
      <UsageFilters view={view} today={today} onChange={onChange} />
      <Panel
        title={view.measure === 'cost' ? 'Cost' : 'Usage'}
        description={
          view.calls === 'test'
            ? `Calls with test keys, which cost nothing. Times are in ${timeZone}, your billing time zone.`
            : `Times are in ${timeZone}, your billing time zone.`
        }
        actions={
          <Segmented<Measure>
            aria-label="Chart value"
            options={[
              { label: 'Usage', value: 'quantity' },
              { label: 'Cost', value: 'cost' },
            ]}
            value={view.measure}
            onChange={(measure) => onChange({ measure })}
          />
        }
      >
        <KeptFromNote keptFrom={keptFrom.data} timeZone={timeZone} />
        <UsageComparison view={view} today={today} timeZone={timeZone} />
        <Loaded query={usage} loading={<ChartSkeleton />}>
          {(entries) => (
            <UsageChart
              usage={entries}
              view={view}
              today={today}
              timeZone={timeZone}
              from={query.from}
              to={query.to}
            />
          )}
        </Loaded>
      </Panel>
      {usage.isSuccess && usage.data.length > 0 && (
        <Panel
          title="Details"
          flush
          actions={
            <Button icon={<DownloadOutlined aria-hidden />} onClick={() => save(usage.data)}>
              Download CSV
            </Button>
          }
        >
          <UsageTable usage={usage.data} window={view.window} timeZone={timeZone} />
        </Panel>
      )}
    </>
  );
}

interface UsageChartProps {
  usage: Usage[];
  view: UsageView;
  today: string;
  timeZone: string;
  from: string;
  to: string;
}

function UsageChart({ usage, view, today, timeZone, from, to }: UsageChartProps) {
  const { data: trend } = useCostTrend();
  const points = useMemo(() => {
    const forecast =
      trend && hasForecast(view, today) ? chartForecastOf(trend.forecast, trend.total, trend.as_of) : null;
    return pointsOf(usage, view.measure, {
      window: view.window,
      from,
      to: forecast?.end ?? to,
      timeZone,
      forecast,
    });
  }, [usage, view, today, from, to, timeZone, trend]);
  const currency = usage[0]?.cost.currency;
  if (currency === undefined) {
    return view.calls === 'test' ? (
      <EmptyState icon={<BarChartOutlined aria-hidden />} title="No test calls in this period">
        Create a test key under API keys, and call an API with it.
      </EmptyState>
    ) : (
      <EmptyState icon={<BarChartOutlined aria-hidden />} title="No usage in this period">
        Choose other days above, or call an API from the home page.
      </EmptyState>
    );
  }
  return (
    <LazyChart
      description={`${view.measure === 'cost' ? 'Cost' : 'Usage'} by ${view.window}, stacked by ${groupLabel(view.group)}. The same figures are in the table below.`}
      series={seriesOf(usage)}
      points={points}
      formatAxis={(height) =>
        view.measure === 'cost' ? formatAxisMoney(height, currency) : formatCount(height)
      }
    />
  );
}
