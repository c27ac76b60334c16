import PlusOutlined from '@ant-design/icons/PlusOutlined';
import Button from 'antd/es/button';
import { useState } from 'react';
import { Page } from '@/components/page';
import { NewWebhookDialog } from '@/features/admin/webhooks/new-webhook-dialog';
import { WebhookList } from '@/features/admin/webhooks/webhook-list';

/** Where the operator's own systems receive events. */
export function WebhooksPage() {
  const [isOpen, setOpen] = useState(false);
  return (
    <Page
      title="Webhooks"
      description="Events of all customers, posted to systems of yours and signed."
      actions={
        <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={() => setOpen(true)}>
          New webhook
        </Button>
      }
    >
      <WebhookList />
      <NewWebhookDialog isOpen={isOpen} onClose={() => setOpen(false)} />
    </Page>
  );
}
