import App from 'antd/es/app';
import Form from 'antd/es/form';
import Input from 'antd/es/input';
import Modal from 'antd/es/modal';
import { FormProblem, useFormProblem } from '@/components/form-problem';
import type { ApiKey } from '@/api/list-keys';
import { useRenameKey } from './api/rename-key';

interface RenameKeyDialogProps {
  apiKey: ApiKey;
  isOpen: boolean;
  onClose: () => void;
}

/** Renames a key. */
export function RenameKeyDialog({ apiKey, isOpen, onClose }: RenameKeyDialogProps) {
  const [form] = Form.useForm<{ name: string }>();
  const rename = useRenameKey();
  const [problem, setProblem] = useFormProblem(form);
  const { notification } = App.useApp();
  const formId = `rename-${apiKey.id}`;
  const submit = ({ name }: { name: string }) =>
    rename.mutate(
      { id: apiKey.id, name },
      {
        onSuccess: (renamed) => {
          onClose();
          notification.success({ title: `The key is now called “${renamed.name}”`, role: 'status' });
        },
        onError: setProblem,
      },
    );
  return (
    <Modal
      open={isOpen}
      title="Rename API key"
      width={480}
      destroyOnHidden
      okText="Rename"
      confirmLoading={rename.isPending}
      okButtonProps={{ htmlType: 'submit', form: formId }}
      onCancel={onClose}
      afterClose={() => setProblem(null)}
    >
      <Form
        form={form}
        id={formId}
        layout="vertical"
        preserve={false}
        initialValues={{ name: apiKey.name }}
        onFinish={submit}
      >
        <Form.Item name="name" label="Name" rules={[{ required: true, message: 'Enter a name.' }]}>
          <Input maxLength={100} autoComplete="off" />
        </Form.Item>
      </Form>
      <FormProblem problem={problem} />
    </Modal>
  );
}
