import Form from 'antd/es/form';
import Modal from 'antd/es/modal';
import Select from 'antd/es/select';
import { useState } from 'react';
import { FormProblem, useFormProblem } from '@/components/form-problem';
import { useCarefulClose } from '@/components/shown-secret';
import { useRotateSecret, type WebhookSecret } from './api/webhooks';
import { MadeSecret } from './webhook-secret';

interface RotateSecretDialogProps {
  id: string;
  isOpen: boolean;
  onClose: () => void;
}

interface RotateFields {
  overlap_hours: number;
}

const overlaps = [
  { value: 0, label: 'Not any more' },
  { value: 1, label: 'For an hour' },
  { value: 24, label: 'For a day' },
  { value: 168, label: 'For a week' },
];

/** Gives a webhook a new secret, and shows it this once. */
export function RotateSecretDialog({ id, isOpen, onClose }: RotateSecretDialogProps) {
  const [form] = Form.useForm<RotateFields>();
  const [made, setMade] = useState<WebhookSecret | null>(null);
  const rotate = useRotateSecret();
  const [problem, setProblem] = useFormProblem(form);
  const cancel = useCarefulClose(made !== null, 'secret', onClose);
  return (
    <Modal
      open={isOpen}
      title={made === null ? 'Rotate the secret?' : 'Secret rotated'}
      destroyOnHidden
      mask={{ closable: false }}
      okText={made === null ? 'Rotate secret' : 'Done'}
      confirmLoading={rotate.isPending}
      okButtonProps={made === null ? { htmlType: 'submit', form: 'rotate-secret' } : {}}
      cancelButtonProps={made === null ? {} : { style: { display: 'none' } }}
      onOk={made === null ? undefined : onClose}
      onCancel={cancel}
      afterClose={() => {
        setMade(null);
        setProblem(null);
      }}
    >
      {made === null ? (
        <Form
          form={form}
          id="rotate-secret"
          layout="vertical"
          preserve={false}
          initialValues={{ overlap_hours: 24 }}
          onFinish={({ overlap_hours }: RotateFields) =>
            rotate.mutate({ id, overlap_hours }, { onSuccess: setMade, onError: setProblem })
          }
        >
          <Form.Item
            name="overlap_hours"
            label="The present secret signs events too"
            extra="Until then, endpoints that know either secret can verify events."
          >
            <Select options={overlaps} />
          </Form.Item>
          <FormProblem problem={problem} />
        </Form>
      ) : (
        <MadeSecret made={made} />
      )}
    </Modal>
  );
}
