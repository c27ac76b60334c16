import App from 'antd/es/app';
import Button from 'antd/es/button';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { useProblemReport } from '@/components/use-problem-report';
import { useChangeWebhook, useDeleteWebhook, useTestWebhook, type Webhook } from './api/webhooks';
import { EditWebhookDialog } from './edit-webhook-dialog';
import { ReplayDialog } from './replay-dialog';
import { RotateSecretDialog } from './rotate-secret-dialog';
import styles from './webhooks.module.css';

/** What can be done with a webhook. */
export function WebhookActions({ webhook }: { webhook: Webhook }) {
  const [open, setOpen] = useState<'edit' | 'rotate' | 'replay' | null>(null);
  const { modal, notification } = App.useApp();
  const report = useProblemReport();
  const navigate = useNavigate();
  const test = useTestWebhook();
  const change = useChangeWebhook();
  const remove = useDeleteWebhook();
  const { id, is_enabled } = webhook;
  const close = () => setOpen(null);
  const told = (title: string) => () => notification.success({ title, role: 'status' });
  const askToDelete = () =>
    modal.confirm({
      title: 'Delete this webhook?',
      content: 'It receives no events any more, and the log of its deliveries is deleted.',
      okText: 'Delete webhook',
      okButtonProps: { danger: true },
      onOk: () =>
        remove
          .mutateAsync(id)
          .then(() => {
            told('The webhook is deleted')();
            return navigate('/operator/webhooks');
          })
          .catch((error: unknown) => report(error as Error)),
    });
  return (
    <span className={styles.actions}>
      <Button
        type="primary"
        disabled={!is_enabled}
        loading={test.isPending}
        onClick={() =>
          test.mutate(id, { onSuccess: told('A test is sent'), onError: (error) => report(error) })
        }
      >
        Send test
      </Button>
      <Button disabled={!is_enabled} onClick={() => setOpen('replay')}>
        Replay
      </Button>
      <Button onClick={() => setOpen('rotate')}>Rotate secret</Button>
      <Button onClick={() => setOpen('edit')}>Edit</Button>
      <Button
        loading={change.isPending}
        onClick={() =>
          change.mutate(
            { id, is_enabled: !is_enabled },
            {
              onSuccess: told(is_enabled ? 'The webhook is disabled' : 'The webhook is enabled'),
              onError: (error) => report(error),
            },
          )
        }
      >
        {is_enabled ? 'Disable' : 'Enable'}
      </Button>
      <Button danger onClick={() => void askToDelete()}>
        Delete
      </Button>
      <EditWebhookDialog webhook={webhook} isOpen={open === 'edit'} onClose={close} />
      <RotateSecretDialog id={id} isOpen={open === 'rotate'} onClose={close} />
      <ReplayDialog id={id} isOpen={open === 'replay'} onClose={close} />
    </span>
  );
}
