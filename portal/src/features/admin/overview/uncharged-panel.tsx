import CheckCircleOutlined from '@ant-design/icons/CheckCircleOutlined';
import { useMemo } from 'react';
import { EmptyState } from '@/components/empty-state';
import { ChartSkeleton, LazyChart } from '@/components/lazy-chart';
import { Loaded } from '@/components/loaded';
import { Panel } from '@/components/panel';
import { RankTable } from '@/components/rank-table';
import { formatCount } from '@/format/quantity';
import { monthAfter } from '@/format/time';
import { useUnchargedCalls } from './api/get-history';
import { outcomeLabel, outcomePointsOf, outcomesOf } from './outcomes';

/** The calls of a month that were refused, failed or free, by day and why. */
export function UnchargedPanel({ month }: { month: string }) {
  const calls = useUnchargedCalls(month);
  const { dataUpdatedAt } = calls;
  const points = useMemo(() => {
    const end = `${monthAfter(month)}-01T00:00:00Z`;
    const now = new Date(dataUpdatedAt).toISOString();
    return outcomePointsOf(calls.data ?? [], `${month}-01T00:00:00Z`, now < end ? now : end);
  }, [calls.data, dataUpdatedAt, month]);
  return (
    <Panel title="Refused and failed calls" description="Calls that were not billed, by day in UTC.">
      <Loaded
        query={calls}
        loading={<ChartSkeleton />}
        empty={
          <EmptyState
            icon={<CheckCircleOutlined aria-hidden />}
            title="No refused or failed calls this month"
          >
            Nodes report such calls within ten seconds.
          </EmptyState>
        }
      >
        {(days) => (
          <>
            <LazyChart
              description="Calls of each day that were not billed, stacked by reason. The table below has the totals."
              series={outcomesOf(days).map(({ outcome }) => outcomeLabel(outcome))}
              points={points}
              formatAxis={formatCount}
            />
            <RankTable
              caption="Calls that were not billed, by reason"
              rows={outcomesOf(days).map(({ outcome, calls: count }) => ({
                key: outcome,
                name: outcomeLabel(outcome),
                value: formatCount(count),
              }))}
            />
          </>
        )}
      </Loaded>
    </Panel>
  );
}
