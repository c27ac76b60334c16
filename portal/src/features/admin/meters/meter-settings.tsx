import App from 'antd/es/app';
import Button from 'antd/es/button';
import type { Meter } from '@/api/list-meters';
import { Panel } from '@/components/panel';
import { useProblemReport } from '@/components/use-problem-report';
import { formatDate } from '@/format/time';
import { useRetireMeter, useUnretireMeter } from './api/retire-meter';
import { MeterNameForm } from './meter-name-form';
import { MeterUsageForm } from './meter-usage-form';

/** What a meter is called, and whether it is on the price list. */
export function MeterSettings({ meter }: { meter: Meter }) {
  return (
    <>
      <Panel
        title="Name and description"
        description="The key stays as it is: code, keys and exports keep using it."
      >
        <MeterNameForm key={`${meter.name} ${meter.description} ${meter.docs_url}`} meter={meter} />
      </Panel>
      <Panel title="What is counted" description="From the next call on. Calls are billed by it.">
        <MeterUsageForm
          key={`${meter.unit} ${meter.charged_statuses} ${meter.dimensions.join()}`}
          meter={meter}
        />
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
      title: `Retire ${meter.name ?? meter.key}?`,
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
      onSuccess: ({ key, name }) =>
        notification.success({ title: `${name ?? key} is on the price list again`, role: 'status' }),
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
