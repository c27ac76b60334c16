import Segmented from 'antd/es/segmented';
import { Link } from 'react-router';
import { Amount } from '@/components/amount';
import type { ChartPoint } from '@/components/stacked-chart';
import { ChartSkeleton, LazyChart } from '@/components/lazy-chart';
import { Loaded } from '@/components/loaded';
import { Panel } from '@/components/panel';
import { formatAxisMoney, formatMoney } from '@/format/money';
import { formatCount } from '@/format/quantity';
import { formatMonth, formatShortWindow } from '@/format/time';
import { useTotalMonths, type TotalMonth } from './api/get-history';
import { formatCounted } from './outcomes';
import styles from './overview.module.css';

/** What the chart of a year shows. */
export type YearMeasure = 'customers' | 'revenue';

interface YearPanelProps {
  /** The last month, yyyy-MM. */
  month: string;
  currency: string;
  measure: YearMeasure;
  onMeasure: (measure: YearMeasure) => void;
  onMonth: (month: string) => void;
  /** The address of the overview of a month. */
  addressOf: (month: string) => string;
}

/** How the twelve months up to one went; a bar opens its month. */
export function YearPanel({ month, currency, measure, onMeasure, onMonth, addressOf }: YearPanelProps) {
  return (
    <Panel
      title="Twelve months"
      description={
        measure === 'customers'
          ? 'Customers with usage in each month, and customers who signed up in it.'
          : 'Revenue of each month, in each customer’s time zone.'
      }
      actions={
        <Segmented<YearMeasure>
          aria-label="Twelve months of"
          options={[
            { label: 'Customers', value: 'customers' },
            { label: 'Revenue', value: 'revenue' },
          ]}
          value={measure}
          onChange={onMeasure}
        />
      }
    >
      <Loaded query={useTotalMonths(month, currency)} loading={<ChartSkeleton />}>
        {(months) => (
          <>
            <LazyChart
              description={`${measure === 'customers' ? 'Active and new customers' : 'Revenue'} of each of twelve months. The table below has the same figures.`}
              series={measure === 'customers' ? ['Active', 'New'] : ['Revenue']}
              points={months.map((entry) => pointOf(entry, measure))}
              formatAxis={(height) =>
                measure === 'customers' ? formatCount(height) : formatAxisMoney(height, currency)
              }
              isGrouped
              onSelect={onMonth}
            />
            <details className={styles.figures}>
              <summary>Figures of each month</summary>
              <MonthTable months={months} addressOf={addressOf} />
            </details>
          </>
        )}
      </Loaded>
    </Panel>
  );
}

function MonthTable({ months, addressOf }: { months: TotalMonth[] } & Pick<YearPanelProps, 'addressOf'>) {
  return (
    <table className={styles.months}>
      <caption className="visually-hidden">Revenue and customers by month</caption>
      <thead>
        <tr>
          <th scope="col">Month</th>
          <th scope="col">Revenue</th>
          <th scope="col">Active</th>
          <th scope="col">New</th>
        </tr>
      </thead>
      <tbody>
        {months.toReversed().map(({ month, revenue, active_customers, new_customers }) => (
          <tr key={month}>
            <th scope="row">
              <Link to={addressOf(month)}>{formatMonth(month)}</Link>
            </th>
            <td>
              <Amount money={revenue} />
            </td>
            <td>{formatCount(active_customers)}</td>
            <td>{formatCounted(new_customers)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function pointOf(entry: TotalMonth, measure: YearMeasure): ChartPoint {
  const { month, revenue, active_customers, new_customers } = entry;
  const point = {
    start: month,
    label: formatMonth(month),
    axisLabel: formatShortWindow(`${month}-01T00:00:00Z`, 'month', 'UTC'),
  };
  return measure === 'revenue'
    ? { ...point, values: { Revenue: { height: Number(revenue.amount), text: formatMoney(revenue) } } }
    : {
        ...point,
        values: {
          Active: { height: Number(active_customers), text: formatCount(active_customers) },
          New: { height: new_customers.customers, text: formatCounted(new_customers) },
        },
      };
}
