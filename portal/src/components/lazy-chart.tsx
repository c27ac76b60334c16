import Skeleton from 'antd/es/skeleton';
import { lazy, Suspense, type ComponentProps } from 'react';
import type StackedChartType from './stacked-chart';

const StackedChart = lazy(() => import('./stacked-chart'));

/** The chart, whose library is loaded only when a chart is to be seen. */
export function LazyChart(props: ComponentProps<typeof StackedChartType>) {
  return (
    <Suspense fallback={<ChartSkeleton />}>
      <StackedChart {...props} />
    </Suspense>
  );
}

/** Stands where a chart will be. */
export function ChartSkeleton() {
  return <Skeleton active title={false} paragraph={{ rows: 7 }} style={{ height: 280 }} />;
}
