import { useParams } from 'react-router';
import { useMeters, type Meter } from '@/api/list-meters';
import { UnknownPage } from '@/app/pages/unknown';
import { Loaded } from '@/components/loaded';
import { LoadingPanel } from '@/components/loading-panel';
import { Page } from '@/components/page';
import { MeterSettings } from '@/features/admin/meters/meter-settings';
import { MeterSummary } from '@/features/admin/meters/meter-summary';
import { MeterPrices } from '@/features/admin/prices/meter-prices';
import { endpointsLabel } from '@/format/meter';

/** One meter: its prices, a new one, and what a price would have brought. */
export function MeterPage() {
  const { id } = useParams();
  const meters = useMeters();
  const meter = meters.data?.find((candidate) => String(candidate.id) === id);
  if (meter !== undefined) return <View meter={meter} />;
  if (meters.isSuccess)
    return <UnknownPage what="meter" list={{ to: '/operator/meters', label: 'All meters' }} />;
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
      <MeterPrices meter={meter} />
      <MeterSettings meter={meter} />
    </Page>
  );
}
