import App from 'antd/es/app';
import Form from 'antd/es/form';
import Input from 'antd/es/input';
import Modal from 'antd/es/modal';
import { useProblemReport } from '@/components/use-problem-report';
import { useAbandonJournal } from './api/abandon-journal';
import type { Journal } from './api/list-journals';

interface AbandonDialogProps {
  /** What is to be abandoned; null: nothing, and the dialog is closed. */
  journal: Journal | null;
  onClose: () => void;
}

/** Asks why a journal is given up, and closes it. */
export function AbandonDialog({ journal, onClose }: AbandonDialogProps) {
  const [form] = Form.useForm<{ reason: string }>();
  const abandon = useAbandonJournal();
  const report = useProblemReport();
  const { notification } = App.useApp();
  const submit = ({ reason }: { reason: string }) => {
    if (journal === null) return;
    abandon.mutate(
      { id: journal.id, reason },
      {
        onSuccess: () => {
          notification.success({ title: 'The journal is abandoned', role: 'status' });
          onClose();
        },
        onError: (error) => report(error, form),
      },
    );
  };
  return (
    <Modal
      open={journal !== null}
      title="Abandon this journal?"
      destroyOnHidden
      okText="Abandon"
      confirmLoading={abandon.isPending}
      okButtonProps={{ htmlType: 'submit', form: 'abandon', danger: true }}
      onCancel={onClose}
    >
      <p>
        Only if its disk is lost: calls that the node had served and not flushed are not charged. If the disk
        still exists, start a node on its directory instead.
      </p>
      <Form form={form} id="abandon" layout="vertical" preserve={false} onFinish={submit}>
        <Form.Item
          name="reason"
          label="Reason"
          extra="The credit that the journal holds is free again. The reason is stored in the audit log."
          rules={[{ required: true, whitespace: true, message: 'Enter a reason.' }]}
        >
          <Input.TextArea rows={3} maxLength={200} />
        </Form.Item>
      </Form>
    </Modal>
  );
}
