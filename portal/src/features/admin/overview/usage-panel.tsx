import LeftOutlined from '@ant-design/icons/LeftOutlined';
import Button from 'antd/es/button';
import Segmented from 'antd/es/segmented';
import Select from 'antd/es/select';
import { useTotalUsage } from '@/api/get-total-usage';
import { Amount } from '@/components/amount';
import { totalOf, type Measure } from '@/components/chart-points';
import { Panel } from '@/components/panel';
import { RankTable } from '@/components/rank-table';
import { TotalChart } from '@/components/total-chart';
import { compareAmounts, sumOf } from '@/format/money';
import { formatMonth, formatWindow, monthAfter } from '@/format/time';
import { addTo } from '@/format/windows';
import type { Totals } from './api/get-totals';
import styles from './overview.module.css';

interface UsagePanelProps {
  data: Totals;
  measure: Measure;
  onMeasure: (measure: Measure) => void;
  /** The day that is open, yyyy-MM-dd; null: the whole month. */
  day: string | null;
  onDay: (day: string | null) => void;
}

/** What each day of a month brought, or each hour of one day, by API. */
export function UsagePanel({ data, measure, onMeasure, day, onDay }: UsagePanelProps) {
  const { currency } = data.revenue;
  const what = measure === 'cost' ? 'Revenue' : 'Usage';
  return (
    <Panel
      title={day === null ? `${what} by day` : `${what} on ${labelOf(day)}`}
      description={
        day === null
          ? 'All customers, by day in UTC. The revenue above follows each customer’s time zone, so the sums can differ at the edges of the month.'
          : 'All customers, by hour in UTC.'
      }
      actions={
        <div className={styles.actions}>
          {day !== null && (
            <Button icon={<LeftOutlined aria-hidden />} onClick={() => onDay(null)}>
              {formatMonth(data.month)}
            </Button>
          )}
          <Select
            className={styles.day}
            aria-label="Day"
            placeholder="Open a day"
            value={day}
            options={daysOf(data.month).map((value) => ({ value, label: labelOf(value) }))}
            onChange={onDay}
          />
          <Segmented<Measure>
            aria-label="Chart value"
            options={[
              { label: 'Revenue', value: 'cost' },
              { label: 'Usage', value: 'quantity' },
            ]}
            value={measure}
            onChange={onMeasure}
          />
        </div>
      }
    >
      <TotalChart
        month={data.month}
        measure={measure}
        currency={currency}
        day={day}
        onDay={onDay}
        expected={{ forecast: data.forecast, soFar: data.revenue }}
        description={`${what} of each ${day === null ? 'day of the month' : 'hour of the day'}, stacked by API. The tables below have the totals.`}
      />
      {day !== null && <DayTable day={day} currency={currency} />}
    </Panel>
  );
}

/** What a day brought, by API. */
function DayTable({ day, currency }: { day: string; currency: string }) {
  const from = `${day}T00:00:00Z`;
  const { data = [] } = useTotalUsage({ from, to: `${addTo(day, 1, 'day')}T00:00:00Z`, currency });
  const total = sumOf(data.map(({ cost }) => cost));
  return data.length === 0 ? null : (
    <RankTable
      caption={`APIs on ${labelOf(day)}`}
      rows={[
        ...data
          .toSorted((a, b) => compareAmounts(b.cost.amount, a.cost.amount))
          .map((entry) => ({
            key: `${entry.meter} ${entry.unit}`,
            name: entry.meter_name ?? entry.meter,
            detail: totalOf([entry]).quantity ?? '',
            value: <Amount money={entry.cost} />,
          })),
        ...(total && data.length > 1
          ? [{ key: '', name: 'Total', detail: '', value: <Amount money={total} /> }]
          : []),
      ]}
    />
  );
}

function labelOf(day: string): string {
  return formatWindow(`${day}T00:00:00Z`, 'day', 'UTC');
}

/** The days of a month up to today, the newest first. */
function daysOf(month: string): string[] {
  const today = new Date().toISOString().slice(0, 10);
  const end = `${monthAfter(month)}-01`;
  const days: string[] = [];
  for (let day = `${month}-01`; day < end && day <= today; day = addTo(day, 1, 'day')) days.unshift(day);
  return days;
}
