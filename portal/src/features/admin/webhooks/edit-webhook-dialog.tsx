import App from 'antd/es/app';
import Form from 'antd/es/form';
import Modal from 'antd/es/modal';
import { FormProblem, useFormProblem } from '@/components/form-problem';
import { useChangeWebhook, type Webhook } from './api/webhooks';
import { WebhookForm, type WebhookFields } from './webhook-form';

interface EditWebhookDialogProps {
  webhook: Webhook;
  isOpen: boolean;
  onClose: () => void;
}

/** Changes where events are sent, and which. */
export function EditWebhookDialog({ webhook, isOpen, onClose }: EditWebhookDialogProps) {
  const [form] = Form.useForm<WebhookFields>();
  const change = useChangeWebhook();
  const [problem, setProblem] = useFormProblem(form);
  const { notification } = App.useApp();
  const submit = ({ url, description, types }: WebhookFields) =>
    change.mutate(
      { id: webhook.id, url, description: description ?? '', types: types ?? [] },
      {
        onSuccess: () => {
          notification.success({ title: 'The webhook is saved', role: 'status' });
          onClose();
        },
        onError: setProblem,
      },
    );
  return (
    <Modal
      open={isOpen}
      title="Edit webhook"
      destroyOnHidden
      okText="Save"
      confirmLoading={change.isPending}
      okButtonProps={{ htmlType: 'submit', form: 'edit-webhook' }}
      onCancel={onClose}
      afterClose={() => setProblem(null)}
    >
      <WebhookForm
        form={form}
        id="edit-webhook"
        initial={{ url: webhook.url, description: webhook.description ?? '', types: webhook.types ?? [] }}
        onSubmit={submit}
      />
      <FormProblem problem={problem} />
    </Modal>
  );
}
