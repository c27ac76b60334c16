import { StateTag } from '@/components/state-tag';
import type { Webhook } from './api/webhooks';

/** Whether a webhook receives events, and why not. */
export function WebhookState({ webhook }: { webhook: Webhook }) {
  if (webhook.is_enabled) return <StateTag tone="good">Enabled</StateTag>;
  return webhook.disabled_reason === 'gone' ? (
    <StateTag tone="bad">Disabled: it answered 410</StateTag>
  ) : (
    <StateTag tone="plain">Disabled</StateTag>
  );
}
