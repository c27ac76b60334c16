import { brand } from '@/api/brand';
import { useCost } from '@/api/get-cost';
import { useCostTrend } from '@/api/get-cost-trend';
import { CopyButton } from '@/components/copy-button';
import { SpendTrend } from '@/components/spend-trend';
import { Stat, StatRow } from '@/components/stat';
import { formatMoney } from '@/format/money';
import { formatMonth } from '@/format/time';
import type { Session } from './api/get-session';
import styles from './summary.module.css';

const notKnown = '–';

/** What this month and all time cost, and the id by which an operator finds one. */
export function Summary({ session }: { session: Session }) {
  const cost = useCost();
  const trend = useCostTrend();
  return (
    <div>
      <StatRow>
        <Stat
          label="Spend this month"
          value={cost.isError ? notKnown : cost.data && formatMoney(cost.data.total)}
          note={
            cost.isError
              ? 'Not available right now.'
              : cost.data && (
                  <>
                    {`${formatMonth(cost.data.month)}, ${cost.data.time_zone}`}
                    {trend.data && (
                      <SpendTrend
                        comparison={trend.data.comparison}
                        forecast={trend.data.forecast}
                        timeZone={trend.data.time_zone}
                      />
                    )}
                  </>
                )
          }
        />
        <Stat
          label="Total spend"
          value={cost.isError ? notKnown : cost.data && formatMoney(cost.data.customer_total)}
          note="All-time spend"
        />
      </StatRow>
      <p className={styles.id}>
        Customer id: <code>{session.id}</code>
        <CopyButton text={session.id} what="customer id" />
        <span>
          Include it when you{' '}
          {brand.support_url === undefined ? (
            'contact support'
          ) : (
            <a href={brand.support_url}>contact support</a>
          )}
          .
        </span>
      </p>
    </div>
  );
}
