import App from 'antd/es/app';
import Form from 'antd/es/form';
import Input from 'antd/es/input';
import Modal from 'antd/es/modal';
import type { RecurringCredit } from '@/api/get-balance';
import { useProblemReport } from '@/components/use-problem-report';
import { useEndRecurringCredit } from '@/features/admin/customers/api/credits';
import { formatMoney } from '@/format/money';

interface EndDialogProps {
  customer: string;
  /** The credit to end; null: none, and the dialog is closed. */
  credit: RecurringCredit | null;
  onClose: () => void;
}

/** Ends a monthly credit, with a reason. */
export function EndDialog({ customer, credit, onClose }: EndDialogProps) {
  const [form] = Form.useForm<{ reason: string }>();
  const ending = useEndRecurringCredit(customer);
  const report = useProblemReport();
  const { notification } = App.useApp();
  const submit = ({ reason }: { reason: string }) => {
    if (credit === null) return;
    ending.mutate(
      { credit: credit.id, reason },
      {
        onSuccess: () => {
          notification.success({ title: 'The monthly credit is ended', role: 'status' });
          onClose();
        },
        onError: (error) => report(error, form),
      },
    );
  };
  return (
    <Modal
      open={credit !== null}
      title={credit === null ? '' : `End the monthly credit of ${formatMoney(credit.amount)}`}
      destroyOnHidden
      okText="End credit"
      confirmLoading={ending.isPending}
      okButtonProps={{ htmlType: 'submit', form: 'end', danger: true }}
      onCancel={onClose}
    >
      <Form form={form} id="end" layout="vertical" preserve={false} onFinish={submit}>
        <Form.Item
          name="reason"
          label="Reason"
          extra="Kept in the audit log. What was granted stays until its month ends."
          rules={[{ required: true, message: 'Enter a reason.' }]}
        >
          <Input maxLength={200} />
        </Form.Item>
      </Form>
    </Modal>
  );
}
