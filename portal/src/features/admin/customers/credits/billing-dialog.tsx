import App from 'antd/es/app';
import Form from 'antd/es/form';
import Input from 'antd/es/input';
import Modal from 'antd/es/modal';
import Select from 'antd/es/select';
import type { Balance } from '@/api/get-balance';
import { useProblemReport } from '@/components/use-problem-report';
import { useSetBilling } from '@/features/admin/customers/api/credits';
import type { Customer } from '@/features/admin/customers/api/list-customers';

interface BillingForm {
  mode: string;
  credit_limit?: string;
}

interface BillingDialogProps {
  customer: Customer;
  balance: Balance;
  isOpen: boolean;
  onClose: () => void;
}

/** Sets whether a customer pays in advance, and how much they may owe. */
export function BillingDialog({ customer, balance, isOpen, onClose }: BillingDialogProps) {
  const [form] = Form.useForm<BillingForm>();
  const set = useSetBilling(customer.id);
  const report = useProblemReport();
  const { notification } = App.useApp();
  const submit = ({ mode, credit_limit }: BillingForm) =>
    set.mutate(
      {
        mode,
        credit_limit: credit_limit === undefined || credit_limit.trim() === '' ? null : credit_limit.trim(),
      },
      {
        onSuccess: () => {
          notification.success({ title: `Billing of ${customer.username} is changed`, role: 'status' });
          onClose();
        },
        onError: (error) => report(error, form),
      },
    );
  return (
    <Modal
      open={isOpen}
      title={`Billing of ${customer.username}`}
      destroyOnHidden
      okText="Save"
      confirmLoading={set.isPending}
      okButtonProps={{ htmlType: 'submit', form: 'billing' }}
      onCancel={onClose}
    >
      <Form
        form={form}
        id="billing"
        layout="vertical"
        preserve={false}
        initialValues={{ mode: balance.mode, credit_limit: balance.credit_limit?.amount }}
        onFinish={submit}
      >
        <Form.Item
          name="mode"
          label="The customer pays"
          extra="What is owed when a limit begins is invoiced and does not count against it."
        >
          <Select
            options={[
              { value: 'postpaid', label: 'Afterwards, by invoice' },
              { value: 'prepaid', label: 'In advance, with credit' },
            ]}
          />
        </Form.Item>
        <Form.Item
          name="credit_limit"
          label={`Credit limit in ${balance.currency}`}
          extra="How much the customer may owe before calls are refused. Empty: no limit; 0 in advance."
        >
          <Input inputMode="decimal" autoComplete="off" placeholder="100.00" />
        </Form.Item>
      </Form>
    </Modal>
  );
}
