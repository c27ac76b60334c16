import { StateTag } from '@/components/state-tag';
import { formatInstant } from '@/format/time';
import type { Webhook } from './api/webhooks';

/** Whether a webhook receives events, and why not. */
export function WebhookState({ webhook }: { webhook: Webhook }) {
  if (webhook.is_enabled) {
    return webhook.failing_since === null ? (
      <StateTag tone="good">Enabled</StateTag>
    ) : (
      <StateTag tone="bad">Failing since {formatInstant(webhook.failing_since)}</StateTag>
    );
  }
  switch (webhook.disabled_reason) {
    case 'gone':
      return <StateTag tone="bad">Disabled: it answered 410</StateTag>;
    case 'failing':
      return <StateTag tone="bad">Disabled: it accepted nothing for days</StateTag>;
    default:
      return <StateTag tone="plain">Disabled</StateTag>;
  }
}
