import App from 'antd/es/app';
import Form from 'antd/es/form';
import Modal from 'antd/es/modal';
import Select from 'antd/es/select';
import type { AdminPlan, Subscription } from '@/api/plans';
import { useProblemReport } from '@/components/use-problem-report';
import type { Customer } from '@/features/admin/customers/api/list-customers';
import {
  useCancelCustomerSubscription,
  useSetCustomerSubscription,
} from '@/features/admin/customers/api/subscription';
import { feeText } from '@/format/plan';

const times = [
  { value: '', label: 'As for customers: at once if it costs more' },
  { value: 'now', label: 'Now' },
  { value: 'period_end', label: 'At the end of the billing period' },
];

interface DialogProps {
  customer: Customer;
  isOpen: boolean;
  onClose: () => void;
}

/** Gives a customer a plan, or the newest version of the one they have. */
export function SetPlanDialog({
  customer,
  plans,
  current,
  isOpen,
  onClose,
}: DialogProps & { plans: AdminPlan[]; current: Subscription | null }) {
  const [form] = Form.useForm<{ plan: string; when: string }>();
  const set = useSetCustomerSubscription(customer.id);
  const report = useProblemReport();
  const { notification } = App.useApp();
  const submit = ({ plan, when }: { plan: string; when: string }) =>
    set.mutate(
      { plan, when: when === '' ? null : when },
      {
        onSuccess: () => {
          notification.success({ title: `The plan of ${customer.username} is set`, role: 'status' });
          onClose();
        },
        onError: (error) => report(error, form),
      },
    );
  const offered = plans.filter(({ retired_at, key }) => retired_at === null || key === current?.plan.key);
  return (
    <Modal
      open={isOpen}
      title={`Plan of ${customer.username}`}
      destroyOnHidden
      okText="Set plan"
      confirmLoading={set.isPending}
      okButtonProps={{ htmlType: 'submit', form: 'customer-plan' }}
      onCancel={onClose}
    >
      <Form
        form={form}
        id="customer-plan"
        layout="vertical"
        preserve={false}
        initialValues={{ plan: current?.plan.key ?? offered[0]?.key, when: '' }}
        onFinish={submit}
      >
        <Form.Item
          name="plan"
          label="Plan"
          extra="The plan in force moves the customer to its newest version."
        >
          <Select
            options={offered.map(({ key, name, versions }) => ({
              value: key,
              label: versions[0] === undefined ? name : `${name}, ${feeText(versions[0].terms)}`,
            }))}
          />
        </Form.Item>
        <Form.Item name="when" label="Takes effect">
          <Select options={times} />
        </Form.Item>
      </Form>
    </Modal>
  );
}

/** Cancels a customer's plan. */
export function CancelPlanDialog({ customer, isOpen, onClose }: DialogProps) {
  const [form] = Form.useForm<{ when: 'now' | 'period_end' }>();
  const cancel = useCancelCustomerSubscription(customer.id);
  const report = useProblemReport();
  const { notification } = App.useApp();
  const submit = ({ when }: { when: 'now' | 'period_end' }) =>
    cancel.mutate(when, {
      onSuccess: () => {
        notification.success({ title: `The plan of ${customer.username} is cancelled`, role: 'status' });
        onClose();
      },
      onError: (error) => report(error, form),
    });
  return (
    <Modal
      open={isOpen}
      title={`Cancel the plan of ${customer.username}`}
      destroyOnHidden
      okText="Cancel plan"
      cancelText="Keep plan"
      confirmLoading={cancel.isPending}
      okButtonProps={{ htmlType: 'submit', form: 'cancel-plan', danger: true }}
      onCancel={onClose}
    >
      <Form
        form={form}
        id="cancel-plan"
        layout="vertical"
        preserve={false}
        initialValues={{ when: 'period_end' }}
        onFinish={submit}
      >
        <Form.Item
          name="when"
          label="It ends"
          extra="Now: what is left of the fee is given back on the next invoice."
        >
          <Select options={times.slice(1)} />
        </Form.Item>
      </Form>
    </Modal>
  );
}
