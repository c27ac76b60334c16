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
import { TotalChart } from '@/components/total-chart';
import { formatMoney } from '@/format/money';
import { formatCount, formatQuantity } from '@/format/quantity';
import { formatInstant, formatMonth } from '@/format/time';
import { useTotals, type Totals } from './api/get-totals';
import { NewestAlerts } from './newest-alerts';
import styles from './overview.module.css';

interface OverviewProps {
  /** A month, yyyy-MM; null: the current one. */
  month: string | null;
  /** What customers are charged in; null: the service's currency. */
  currency: string | null;
  measure: Measure;
  onMeasure: (measure: Measure) => void;
  onCurrency: (currency: string) => void;
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

function Month({ data, measure, onMeasure, onCurrency }: MonthProps) {
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
          value={formatMoney(data.revenue)}
          note={
            <>
              {`${formatMonth(data.month)} in each customer’s time zone`}
              <SpendTrend comparison={data.comparison} forecast={data.forecast} timeZone="UTC" />
            </>
          }
        />
        <Stat label="Calls" value={formatCount(data.calls)} note="Billed calls" />
        <Stat label="Customers" value={formatCount(data.customers)} note="With usage this month" />
        <FlushStat flush={data.flush} />
      </StatRow>
      <Panel
        title={measure === 'cost' ? 'Revenue by day' : 'Usage by day'}
        description="All customers, by day in UTC. The revenue above follows each customer’s time zone, so the sums can differ at the edges of the month."
        actions={
          <Segmented<Measure>
            aria-label="Chart value"
            options={[
              { label: 'Revenue', value: 'cost' },
              { label: 'Usage', value: 'quantity' },
            ]}
            value={measure}
            onChange={onMeasure}
          />
        }
      >
        <TotalChart
          month={data.month}
          measure={measure}
          currency={currency}
          expected={{ forecast: data.forecast, soFar: data.revenue }}
          description={`${measure === 'cost' ? 'Revenue' : 'Usage'} of each day of the month, stacked by API. The tables below have the totals.`}
        />
      </Panel>
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
