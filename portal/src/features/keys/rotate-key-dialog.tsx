import Form from 'antd/es/form';
import Modal from 'antd/es/modal';
import Select from 'antd/es/select';
import { useState } from 'react';
import { FormProblem, useFormProblem } from '@/components/form-problem';
import { useCarefulClose } from '@/components/shown-secret';
import type { NewApiKey } from './api/create-key';
import type { ApiKey } from '@/api/list-keys';
import { useRotateKey } from './api/rotate-key';
import { MadeKey } from './made-key';

interface RotateKeyDialogProps {
  apiKey: ApiKey;
  isOpen: boolean;
  onClose: () => void;
}

const hour = 60 * 60;
const day = 24 * hour;

const overlaps: { value: number; label: string }[] = [
  { value: 0, label: 'Nothing: it ends immediately' },
  { value: hour, label: '1 hour' },
  { value: day, label: '1 day' },
  { value: 7 * day, label: '7 days' },
  { value: 30 * day, label: '30 days' },
];

/** Gives a key a new secret, then shows it, this once. */
export function RotateKeyDialog({ apiKey, isOpen, onClose }: RotateKeyDialogProps) {
  const [form] = Form.useForm<{ overlap_seconds: number }>();
  const [made, setMade] = useState<NewApiKey | null>(null);
  const rotate = useRotateKey();
  const [problem, setProblem] = useFormProblem(form);
  const cancel = useCarefulClose(made !== null, 'key', onClose);
  const formId = `rotate-${apiKey.id}`;
  return (
    <Modal
      open={isOpen}
      title={made === null ? `Rotate “${apiKey.name}”` : 'New secret created'}
      width={made === null ? 480 : 640}
      destroyOnHidden
      mask={{ closable: false }}
      okText={made === null ? 'Create new secret' : 'Done'}
      confirmLoading={rotate.isPending}
      okButtonProps={made === null ? { htmlType: 'submit', form: formId } : {}}
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
          id={formId}
          layout="vertical"
          preserve={false}
          initialValues={{ overlap_seconds: day }}
          onFinish={({ overlap_seconds }) =>
            rotate.mutate(
              { id: apiKey.id, overlapSeconds: overlap_seconds },
              { onSuccess: setMade, onError: setProblem },
            )
          }
        >
          <Form.Item
            name="overlap_seconds"
            label="Keep the current secret for"
            extra="Until then both secrets work, so that you can replace it without an interruption."
          >
            <Select options={overlaps} />
          </Form.Item>
        </Form>
      ) : (
        <MadeKey made={made} />
      )}
      {made === null && <FormProblem problem={problem} />}
    </Modal>
  );
}
