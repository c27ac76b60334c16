import App from 'antd/es/app';
import Button from 'antd/es/button';
import type { Meter } from '@/api/admin/list-meters';
import { useRetireMeter, useUnretireMeter } from '@/api/admin/retire-meter';
import { Panel } from '@/components/panel';
import { Stat, StatRow } from '@/components/stat';
import { useProblemReport } from '@/components/use-problem-report';
import { explanationOf, headlineOf } from '@/format/price';
import { formatDate } from '@/format/time';
import { MeterNameForm } from './meter-name-form';
import { NewPrice } from './new-price';
import { PriceHistory } from './price-history';

/** A meter's price now, the next one, and all before. */
export function MeterView({ meter }: { meter: Meter }) {
  return (
    <>
      <StatRow>
        <Stat
          label="Price now"
          value={headlineOf(meter.price, meter.unit)}
          note={explanationOf(meter.price, meter.unit)}
        />
        <Stat label="Billable status codes" value={meter.charged_statuses} note={`Unit: ${meter.unit}`} />
      </StatRow>
      <Panel
        title="New price"
        description="The review shows its impact on a past month before you set it. Prices are never edited; a new price replaces the current one."
      >
        <NewPrice meter={meter} />
      </Panel>
      <Panel title="Price history" flush>
        <PriceHistory meter={meter} />
      </Panel>
      <Panel title="Name" description="The key stays as it is: code, keys and exports keep using it.">
        <MeterNameForm key={meter.name} meter={meter} />
      </Panel>
      <Panel
        title="Retire"
        description="Removes the meter from the public price list. Endpoints that still use this meter continue to be billed."
      >
        {meter.retired_at ? <Unretire meter={meter} since={meter.retired_at} /> : <Retire meter={meter} />}
      </Panel>
    </>
  );
}

function Retire({ meter }: { meter: Meter }) {
  const retire = useRetireMeter();
  const report = useProblemReport();
  const { modal } = App.useApp();
  const ask = () =>
    modal.confirm({
      title: `Retire ${meter.key}?`,
      content: 'It is removed from the public price list until you restore it.',
      okText: 'Retire meter',
      okButtonProps: { danger: true },
      onOk: () => retire.mutateAsync(meter.id).catch((error: unknown) => report(error as Error)),
    });
  return (
    <Button danger onClick={() => void ask()}>
      Retire meter
    </Button>
  );
}

function Unretire({ meter, since }: { meter: Meter; since: string }) {
  const unretire = useUnretireMeter();
  const report = useProblemReport();
  const { notification } = App.useApp();
  const putBack = () =>
    unretire.mutate(meter.id, {
      onSuccess: ({ key }) =>
        notification.success({ title: `${key} is on the price list again`, role: 'status' }),
      onError: (error) => report(error),
    });
  return (
    <>
      <p>Retired on {formatDate(since)}.</p>
      <Button loading={unretire.isPending} onClick={putBack}>
        Restore to the price list
      </Button>
    </>
  );
}
