import { ShownSecret } from '@/components/shown-secret';
import { formatInstant } from '@/format/time';
import type { WebhookSecret } from './api/webhooks';

/** A secret that is shown this once, and what becomes of the one before. */
export function MadeSecret({ made }: { made: WebhookSecret }) {
  return (
    <>
      <ShownSecret secret={made.secret} what="secret" />
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
