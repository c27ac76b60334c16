import Skeleton from 'antd/es/skeleton';
import { useParams } from 'react-router';
import { useMeters } from '@/api/admin/list-meters';
import { Page } from '@/components/page';
import { ProblemState } from '@/components/problem-state';
import { MeterView } from '@/features/admin/meter-view';
import { NotFoundPage } from '@/app/pages/not-found';

/** One meter: its prices, a new one, and what a price would have brought. */
export function MeterPage() {
  const { id } = useParams();
  const meters = useMeters();
  if (meters.isPending) return <Skeleton active paragraph={{ rows: 10 }} />;
  if (meters.isError) return <ProblemState error={meters.error} onRetry={() => void meters.refetch()} />;

  const meter = meters.data.find((candidate) => String(candidate.id) === id);
  return meter === undefined ? (
    <NotFoundPage />
  ) : (
    <Page
      title={meter.key}
      description={
        <code>
          {meter.method} {meter.route}
        </code>
      }
    >
      <MeterView meter={meter} />
    </Page>
  );
}
