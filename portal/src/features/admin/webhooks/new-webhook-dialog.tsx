import Form from 'antd/es/form';
import Modal from 'antd/es/modal';
import { useState } from 'react';
import { FormProblem, useFormProblem } from '@/components/form-problem';
import { useCarefulClose } from '@/components/shown-secret';
import { useCreateWebhook, type WebhookSecret } from './api/webhooks';
import { WebhookForm, type WebhookFields } from './webhook-form';
import { MadeSecret } from './webhook-secret';

interface NewWebhookDialogProps {
  isOpen: boolean;
  onClose: () => void;
}

/** Creates a webhook, then shows its secret, this once. */
export function NewWebhookDialog({ isOpen, onClose }: NewWebhookDialogProps) {
  const [form] = Form.useForm<WebhookFields>();
  const [made, setMade] = useState<WebhookSecret | null>(null);
  const create = useCreateWebhook();
  const [problem, setProblem] = useFormProblem(form);
  const cancel = useCarefulClose(made !== null, 'secret', onClose);
  const submit = ({ url, description, types }: WebhookFields) =>
    create.mutate(
      {
        url,
        description: description ?? null,
        types: types === undefined || types.length === 0 ? null : types,
      },
      { onSuccess: setMade, onError: setProblem },
    );
  return (
    <Modal
      open={isOpen}
      title={made === null ? 'New webhook' : 'Webhook created'}
      destroyOnHidden
      mask={{ closable: false }}
      okText={made === null ? 'Create webhook' : 'Done'}
      confirmLoading={create.isPending}
      okButtonProps={made === null ? { htmlType: 'submit', form: 'new-webhook' } : {}}
      cancelButtonProps={made === null ? {} : { style: { display: 'none' } }}
      onOk={made === null ? undefined : onClose}
      onCancel={cancel}
      afterClose={() => {
        setMade(null);
        setProblem(null);
        form.resetFields();
      }}
    >
      {made === null ? (
        <>
          <WebhookForm form={form} id="new-webhook" onSubmit={submit} />
          <FormProblem problem={problem} />
        </>
      ) : (
        <MadeSecret made={made} />
      )}
    </Modal>
  );
}
