import { useParams } from 'react-router';
import { useMeters, type Meter } from '@/api/list-meters';
import { NotFoundPage } from '@/app/pages/not-found';
import { Loaded } from '@/components/loaded';
import { LoadingPanel } from '@/components/loading-panel';
import { Page } from '@/components/page';
import { Panel } from '@/components/panel';
import { MeterSettings } from '@/features/admin/meters/meter-settings';
import { MeterSummary } from '@/features/admin/meters/meter-summary';
import { NewPrice } from '@/features/admin/prices/new-price';
import { PriceHistory } from '@/features/admin/prices/price-history';
import { endpointsLabel } from '@/format/meter';

/** One meter: its prices, a new one, and what a price would have brought. */
export function MeterPage() {
  const { id } = useParams();
  const meters = useMeters();
  const meter = meters.data?.find((candidate) => String(candidate.id) === id);
  if (meter !== undefined) return <View meter={meter} />;
  if (meters.isSuccess) return <NotFoundPage />;
  return (
    <Page title="Meter">
      <Loaded query={meters} loading={<LoadingPanel rows={8} figures={2} />}>
        {() => null}
      </Loaded>
    </Page>
  );
}

function View({ meter }: { meter: Meter }) {
  return (
    <Page
      title={meter.name ?? meter.key}
      description={
        <>
          <code>{meter.key}</code> · <code title={meter.endpoints.join('\n')}>{endpointsLabel(meter)}</code>
        </>
      }
    >
      <MeterSummary meter={meter} />
      <Panel
        title="New price"
        description="The review shows its impact on a past month before you set it. Prices are never edited; a new price replaces the current one."
      >
        <NewPrice meter={meter} />
      </Panel>
      <PriceHistory meter={meter} />
      <MeterSettings meter={meter} />
    </Page>
  );
}
