import Alert from 'antd/es/alert';
import { CopyButton } from '@/components/copy-button';
import { formatInstant } from '@/format/time';
import type { WebhookSecret } from './api/webhooks';
import styles from './webhooks.module.css';

/** A secret that is shown this once. */
export function ShownSecret({ made }: { made: WebhookSecret }) {
  return (
    <>
      <Alert type="warning" showIcon title="Copy this secret now. You won’t be able to see it again." />
      <div className={styles.secret}>
        <code aria-label="The new secret">{made.secret}</code>
        <CopyButton text={made.secret} what="secret" labelled />
      </div>
      <p>Your endpoint verifies events with it: they follow Standard Webhooks.</p>
      {made.webhook.previous_secret_until && (
        <p>
          Events are signed by the previous secret as well until{' '}
          {formatInstant(made.webhook.previous_secret_until)}.
        </p>
      )}
    </>
  );
}
