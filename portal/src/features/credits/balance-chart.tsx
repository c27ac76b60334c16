import { useMemo } from 'react';
import { ChartSkeleton, LazyChart } from '@/components/lazy-chart';
import { Loaded } from '@/components/loaded';
import { Panel } from '@/components/panel';
import type { ChartPoint } from '@/components/stacked-chart';
import { formatAxisMoney, formatMoney } from '@/format/money';
import { formatShortWindow, formatWindow } from '@/format/time';
import { useBalanceHistory, type BalanceHistory } from './api/get-balance-history';

const name = 'Balance';

/** The customer's balance at the end of each of the last 30 days. */
export function BalanceChart({ timeZone }: { timeZone: string }) {
  const history = useBalanceHistory();
  const points = useMemo(() => pointsOf(history.data?.days ?? [], timeZone), [history.data, timeZone]);
  return (
    <Panel title="Last 30 days" description="The balance at the end of each day in your billing time zone.">
      <Loaded query={history} loading={<ChartSkeleton />}>
        {({ currency }) => (
          <LazyChart
            description="Balance at the end of each of the last 30 days"
            series={[name]}
            points={points}
            formatAxis={(height) => formatAxisMoney(height, currency)}
          />
        )}
      </Loaded>
    </Panel>
  );
}

/** One bar a day. Heights are for drawing; what is read is the service's own text. */
function pointsOf(days: BalanceHistory['days'], timeZone: string): ChartPoint[] {
  return days.map(({ start, balance }) => ({
    label: formatWindow(start, 'day', timeZone),
    axisLabel: formatShortWindow(start, 'day', timeZone),
    values: { [name]: { height: Number(balance.amount), text: formatMoney(balance) } },
  }));
}
