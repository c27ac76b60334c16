import { useParams } from 'react-router';
import { Found } from '@/app/pages/unknown';
import { Loaded } from '@/components/loaded';
import { LoadingPanel } from '@/components/loading-panel';
import { Page } from '@/components/page';
import { useWebhook } from '@/features/admin/webhooks/api/webhooks';
import { DeliveryList } from '@/features/admin/webhooks/delivery-list';
import { DisabledNotice } from '@/features/admin/webhooks/disabled-webhooks';
import { WebhookActions } from '@/features/admin/webhooks/webhook-actions';
import { WebhookState } from '@/features/admin/webhooks/webhook-state';

/** One webhook, and what became of each event. */
export function WebhookPage() {
  const { id = '' } = useParams();
  const webhook = useWebhook(id);
  return (
    <Found error={webhook.error} what="webhook" list={{ to: '/operator/webhooks', label: 'All webhooks' }}>
      <Loaded query={webhook} loading={<LoadingPanel rows={8} />}>
        {(found) => (
          <Page
            title={found.description ?? new URL(found.url).host}
            description={
              <>
                <span style={{ overflowWrap: 'anywhere' }}>{found.url}</span>
                <br />
                {found.types === null ? 'All events' : found.types.join(', ')}{' '}
                <WebhookState webhook={found} />
              </>
            }
            actions={<WebhookActions webhook={found} />}
          >
            <DisabledNotice webhook={found} />
            <DeliveryList webhook={found.id} />
          </Page>
        )}
      </Loaded>
    </Found>
  );
}
