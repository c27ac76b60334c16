import { useParams } from 'react-router';
import { useMeters } from '@/api/admin/list-meters';
import { LoadingPanel } from '@/components/loading-panel';
import { Page } from '@/components/page';
import { ProblemState } from '@/components/problem-state';
import { MeterView } from '@/features/admin/meter-view';
import { endpointsLabel } from '@/format/meter';
import { NotFoundPage } from '@/app/pages/not-found';

/** One meter: its prices, a new one, and what a price would have brought. */
export function MeterPage() {
  const { id } = useParams();
  const meters = useMeters();
  if (!meters.isSuccess) {
    return (
      <Page title="Meter">
        {meters.isError ? (
          <ProblemState error={meters.error} onRetry={() => void meters.refetch()} />
        ) : (
          <LoadingPanel rows={8} figures={2} />
        )}
      </Page>
    );
  }

  const meter = meters.data.find((candidate) => String(candidate.id) === id);
  return meter === undefined ? (
    <NotFoundPage />
  ) : (
    <Page
      title={meter.name ?? meter.key}
      description={<code title={meter.endpoints.join('\n')}>{endpointsLabel(meter)}</code>}
    >
      <MeterView meter={meter} />
    </Page>
  );
}
