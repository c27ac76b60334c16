import App from 'antd/es/app';
import Button from 'antd/es/button';
import type { Meter } from '@/api/admin/list-meters';
import { useRetireMeter } from '@/api/admin/retire-meter';
import { Panel } from '@/components/panel';
import { Stat, StatRow } from '@/components/stat';
import { useProblemReport } from '@/components/use-problem-report';
import { explanationOf, headlineOf } from '@/format/price';
import { formatDate } from '@/format/time';
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
        <Stat
          label="Charged answers"
          value={meter.charged_statuses}
          note={`Counted in units of one ${meter.unit}.`}
        />
      </StatRow>
      <Panel
        title="New price"
        description="The review shows what it would have brought in a past month, before it is set. Prices are never edited; a new one takes over."
      >
        <NewPrice meter={meter} />
      </Panel>
      <Panel title="Price history" flush>
        <PriceHistory meter={meter} />
      </Panel>
      <Panel
        title="Retire"
        description="Takes the meter off the public price list. Code that still declares it goes on being charged for."
      >
        {meter.retired_at ? <p>Retired on {formatDate(meter.retired_at)}.</p> : <Retire meter={meter} />}
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
      content: 'It disappears from the public price list. This cannot be undone.',
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
