import App from 'antd/es/app';
import Form from 'antd/es/form';
import Input from 'antd/es/input';
import Modal from 'antd/es/modal';
import { useProblemReport } from '@/components/use-problem-report';
import type { RejectedUsage } from './api/list-rejected-usage';
import { useWriteOffRejectedUsage } from './api/resolve-rejected-usage';

interface WriteOffDialogProps {
  /** What is to be written off; null: nothing, and the dialog is closed. */
  usage: RejectedUsage | null;
  onClose: () => void;
}

/** Asks why rejected usage is never charged, and writes it off. */
export function WriteOffDialog({ usage, onClose }: WriteOffDialogProps) {
  const [form] = Form.useForm<{ reason: string }>();
  const writeOff = useWriteOffRejectedUsage();
  const report = useProblemReport();
  const { notification } = App.useApp();
  const submit = ({ reason }: { reason: string }) => {
    if (usage === null) return;
    writeOff.mutate(
      { id: usage.id, reason },
      {
        onSuccess: () => {
          notification.success({ title: 'The usage is written off', role: 'status' });
          onClose();
        },
        onError: (error) => report(error, form),
      },
    );
  };
  return (
    <Modal
      open={usage !== null}
      title="Write off this usage?"
      destroyOnHidden
      okText="Write off"
      confirmLoading={writeOff.isPending}
      okButtonProps={{ htmlType: 'submit', form: 'write-off', danger: true }}
      onCancel={onClose}
    >
      <Form form={form} id="write-off" layout="vertical" preserve={false} onFinish={submit}>
        <Form.Item
          name="reason"
          label="Reason"
          extra="This usage is never billed. The reason is stored with the usage and in the audit log."
          rules={[{ required: true, whitespace: true, message: 'Enter a reason.' }]}
        >
          <Input.TextArea rows={3} maxLength={500} />
        </Form.Item>
      </Form>
    </Modal>
  );
}
