import PlayCircleOutlined from '@ant-design/icons/PlayCircleOutlined';
import Button from 'antd/es/button';
import type { CallLimit } from '@/api/list-limits';
import type { MeterPrice } from '@/api/list-prices';
import { MeterCard } from '@/components/meter-card';
import { useNotice } from '@/components/use-notice';
import { useProblemReport } from '@/components/use-problem-report';
import { plainEndpointOf } from '@/format/meter';
import { headlineOf } from '@/format/price';
import { formatQuantity } from '@/format/quantity';
import styles from './api-card.module.css';
import { useCallMetered } from './api/call-metered';
import { CallResult } from './call-result';

/** A metered API with its price, and a button that calls it, which is charged. */
export function ApiCard({ meter, limit }: { meter: MeterPrice; limit?: CallLimit | undefined }) {
  const call = useCallMetered();
  const report = useProblemReport();
  const notice = useNotice();
  const name = meter.name ?? meter.meter;
  const needsParameters = plainEndpointOf(meter) === undefined;

  const onCall = () =>
    call.mutate(meter, {
      onSuccess: (answer) =>
        notice('call', 'success', {
          title: `${name} answered ${answer.status}`,
          description: <CallResult answer={answer} />,
          role: 'status',
        }),
      onError: (error) => report(error),
    });

  return (
    <MeterCard
      meter={meter}
      label={name}
      foot={
        <div className={styles.foot}>
          <span className={styles.price}>{headlineOf(meter.price, meter.unit)}</span>
          <Button
            type="primary"
            icon={<PlayCircleOutlined aria-hidden />}
            loading={call.isPending}
            disabled={needsParameters}
            aria-label={`Call ${name}`}
            onClick={onCall}
          >
            {call.isPending ? 'Calling' : 'Call'}
          </Button>
          {needsParameters && (
            <span className={styles.reason}>This API needs parameters. Call it from your own app.</span>
          )}
        </div>
      }
    >
      {limit && (
        <span className={styles.limit}>
          {`Your limit: ${formatQuantity(limit.calls_per_minute, 'call')} per minute`}
        </span>
      )}
    </MeterCard>
  );
}
