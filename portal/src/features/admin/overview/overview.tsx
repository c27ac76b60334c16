import LineChartOutlined from '@ant-design/icons/LineChartOutlined';
import Segmented from 'antd/es/segmented';
import { Link } from 'react-router';
import { useMeters } from '@/api/list-meters';
import type { Measure } from '@/components/chart-points';
import { Amount } from '@/components/amount';
import { EmptyState } from '@/components/empty-state';
import { Loaded } from '@/components/loaded';
import { LoadingPanel } from '@/components/loading-panel';
import { MeterName } from '@/components/meter-name';
import { Panel } from '@/components/panel';
import { RankTable } from '@/components/rank-table';
import { SpendTrend } from '@/components/spend-trend';
import { Stat, StatRow } from '@/components/stat';
import { formatMoney, formatShortMoney } from '@/format/money';
import { formatCount, formatQuantity } from '@/format/quantity';
import { formatInstant, formatMonth } from '@/format/time';
import { useTotalMonths, useUnchargedCalls } from './api/get-history';
import { useTotals, type Totals } from './api/get-totals';
import { NewestAlerts } from './newest-alerts';
import { formatCounted, refusedOf } from './outcomes';
import styles from './overview.module.css';
import { UnchargedPanel } from './uncharged-panel';
import { UsagePanel } from './usage-panel';
import { YearPanel, type YearMeasure } from './year-panel';

interface OverviewProps {
  /** A month, yyyy-MM; null: the current one. */
  month: string | null;
  /** What customers are charged in; null: the service's currency. */
  currency: string | null;
  measure: Measure;
  onMeasure: (measure: Measure) => void;
  onCurrency: (currency: string) => void;
  /** The day that is open, yyyy-MM-dd; null: the whole month. */
  day: string | null;
  onDay: (day: string | null) => void;
  /** What the chart of twelve months shows. */
  year: YearMeasure;
  onYear: (measure: YearMeasure) => void;
  onMonth: (month: string) => void;
  /** The address of the overview of a month. */
  addressOf: (month: string) => string;
}

/** A month: what it brought, from whom, by what, and the health of the flush. */
export function Overview({ month, currency, ...chart }: OverviewProps) {
  return (
    <Loaded query={useTotals(month, currency)} loading={<LoadingPanel rows={8} figures={4} />}>
      {(totals) => <Month data={totals} {...chart} />}
    </Loaded>
  );
}

type MonthProps = Omit<OverviewProps, 'month' | 'currency'> & { data: Totals };

/** The names of APIs lead to their pages, as far as meters are known. */
function ApiLink({ meter }: { meter: Totals['top_meters'][number] }) {
  const id = useMeters().data?.find(({ key }) => key === meter.meter)?.id;
  return id === undefined ? (
    <MeterName meter={meter} />
  ) : (
    <Link to={`/operator/meters/${id}`}>
      <MeterName meter={meter} />
    </Link>
  );
}

function Month({
  data,
  measure,
  onMeasure,
  onCurrency,
  day,
  onDay,
  year,
  onYear,
  onMonth,
  addressOf,
}: MonthProps) {
  const { currency } = data.revenue;
  return (
    <>
      {data.currencies.length > 1 && (
        <Segmented
          className={styles.currencies ?? ''}
          aria-label="Currency"
          options={data.currencies}
          value={currency}
          onChange={onCurrency}
        />
      )}
      <StatRow>
        <Stat
          label="Revenue"
          value={formatShortMoney(data.revenue)}
          exact={formatMoney(data.revenue)}
          note={
            <>
              {`${formatMonth(data.month)} in each customer’s time zone`}
              <SpendTrend comparison={data.comparison} forecast={data.forecast} timeZone="UTC" />
            </>
          }
        />
        <Stat label="Calls" value={formatCount(data.calls)} note="Billed calls" />
        <CustomersStat month={data.month} currency={currency} active={data.customers} />
        <RefusedStat month={data.month} />
        <FlushStat flush={data.flush} />
      </StatRow>
      <UsagePanel data={data} measure={measure} onMeasure={onMeasure} day={day} onDay={onDay} />
      <YearPanel
        month={data.month}
        currency={currency}
        measure={year}
        onMeasure={onYear}
        onMonth={onMonth}
        addressOf={addressOf}
      />
      <UnchargedPanel month={data.month} />
      <NewestAlerts />
      <div className={styles.tables}>
        <Panel title="Top customers">
          {data.top_customers.length === 0 ? (
            <Nothing />
          ) : (
            <RankTable
              caption="Customers with the most spend"
              rows={data.top_customers.map((customer) => ({
                key: customer.id,
                name: <Link to={`/operator/customers/${customer.id}`}>{customer.name}</Link>,
                value: <Amount money={customer.cost} />,
              }))}
            />
          )}
        </Panel>
        <Panel title="Top APIs">
          {data.top_meters.length === 0 ? (
            <Nothing />
          ) : (
            <RankTable
              caption="APIs with the most revenue"
              rows={data.top_meters.map((meter) => ({
                key: `${meter.meter} ${meter.unit}`,
                name: <ApiLink meter={meter} />,
                detail: formatQuantity(meter.quantity, meter.unit),
                value: <Amount money={meter.cost} />,
              }))}
            />
          )}
        </Panel>
      </div>
    </>
  );
}

function CustomersStat({
  month,
  currency,
  active,
}: {
  month: string;
  currency: string;
  active: Totals['customers'];
}) {
  const months = useTotalMonths(month, currency).data;
  const created = months?.find((entry) => entry.month === month)?.new_customers;
  const before = months?.at(-2)?.active_customers;
  return (
    <Stat
      label="Active customers"
      value={formatCount(active)}
      note={
        <>
          {created === undefined ? 'With usage' : `With usage; ${formatCounted(created)} new`}
          {before !== undefined && Number(before) > 0 && (
            <span className={styles.line}>{`${formatCount(before)} in the whole month before`}</span>
          )}
        </>
      }
    />
  );
}

function RefusedStat({ month }: { month: string }) {
  const days = useUnchargedCalls(month).data;
  return (
    <Stat
      label="Refused or failed calls"
      value={days && formatCount(refusedOf(days))}
      note="Not billed; the reasons are below"
    />
  );
}

function Nothing() {
  return (
    <EmptyState icon={<LineChartOutlined aria-hidden />} title="No charges this month">
      Charged usage appears here within a second.
    </EmptyState>
  );
}

function FlushStat({ flush }: { flush: Totals['flush'] }) {
  const isWell = flush.failed_attempts === 0 && flush.set_aside_batches === 0;
  const waiting =
    flush.pending_records === 0
      ? 'All usage is recorded.'
      : `${formatQuantity(flush.pending_records, 'record')} pending, the oldest for ${flush.oldest_pending_seconds} s.`;
  const last = flush.last_flushed_at ? ` Last update ${formatInstant(flush.last_flushed_at)}.` : '';
  const faults = isWell
    ? ''
    : ` ${formatQuantity(flush.failed_attempts, 'attempt')} failed, ${formatCount(flush.set_aside_batches)} set aside. See the log.`;
  return <Stat label="Data" value={isWell ? 'Up to date' : 'Delayed'} note={waiting + last + faults} />;
}
