import Alert from 'antd/es/alert';
import { Link } from 'react-router';
import { formatInstant } from '@/format/time';
import { useWebhooks, type Webhook } from './api/webhooks';

/** Webhooks that the service disabled; each leads to its page, where it is enabled again. */
export function DisabledWebhooks() {
  const webhooks = useWebhooks();
  return webhooks.data?.filter(isStopped).map((webhook) => (
    <Alert
      key={webhook.id}
      type="warning"
      showIcon
      title={
        <>
          The webhook{' '}
          <Link to={`/operator/webhooks/${webhook.id}`}>
            {webhook.description ?? new URL(webhook.url).host}
          </Link>{' '}
          receives no events
        </>
      }
      description={<Reason webhook={webhook} />}
    />
  ));
}

/** Why one webhook receives nothing, and what to do; nothing where an operator disabled it, or it is enabled. */
export function DisabledNotice({ webhook }: { webhook: Webhook }) {
  return isStopped(webhook) ? (
    <Alert
      type="warning"
      showIcon
      title="The webhook receives no events"
      description={<Reason webhook={webhook} />}
    />
  ) : null;
}

function isStopped({ disabled_reason }: Webhook) {
  return disabled_reason === 'failing' || disabled_reason === 'gone';
}

function Reason({ webhook: { disabled_at, disabled_reason, failing_since } }: { webhook: Webhook }) {
  return (
    <>
      {disabled_reason === 'gone' || failing_since === null
        ? `It answered 410 and was disabled on ${formatInstant(disabled_at ?? '')}.`
        : `It has accepted nothing since ${formatInstant(failing_since)} and was disabled on ${formatInstant(disabled_at ?? '')}.`}{' '}
      Fix the receiver, enable the webhook and replay the time range: events of that time are kept and sent
      then.
    </>
  );
}
