import App from 'antd/es/app';
import Form from 'antd/es/form';
import Input from 'antd/es/input';
import Modal from 'antd/es/modal';
import type { CreditGrant } from '@/api/get-balance';
import { useProblemReport } from '@/components/use-problem-report';
import { useVoidCredit } from '@/features/admin/customers/api/credits';
import { formatMoney } from '@/format/money';

interface VoidDialogProps {
  customer: string;
  /** The credit to void; null: none, and the dialog is closed. */
  grant: CreditGrant | null;
  onClose: () => void;
}

/** Voids what is left of a credit, with a reason. */
export function VoidDialog({ customer, grant, onClose }: VoidDialogProps) {
  const [form] = Form.useForm<{ reason: string }>();
  const voiding = useVoidCredit(customer);
  const report = useProblemReport();
  const { notification } = App.useApp();
  const submit = ({ reason }: { reason: string }) => {
    if (grant === null) return;
    voiding.mutate(
      { grant: grant.id, reason },
      {
        onSuccess: () => {
          notification.success({ title: 'The credit is voided', role: 'status' });
          onClose();
        },
        onError: (error) => report(error, form),
      },
    );
  };
  return (
    <Modal
      open={grant !== null}
      title={grant === null ? '' : `Void ${formatMoney(grant.remaining)} of credit`}
      destroyOnHidden
      okText="Void credit"
      confirmLoading={voiding.isPending}
      okButtonProps={{ htmlType: 'submit', form: 'void', danger: true }}
      onCancel={onClose}
    >
      <Form form={form} id="void" layout="vertical" preserve={false} onFinish={submit}>
        <Form.Item
          name="reason"
          label="Reason"
          extra="Shown to the customer. What was used of the credit stays paid."
          rules={[{ required: true, message: 'Enter a reason.' }]}
        >
          <Input maxLength={200} />
        </Form.Item>
      </Form>
    </Modal>
  );
}
