import App from 'antd/es/app';
import Form from 'antd/es/form';
import Input from 'antd/es/input';
import Modal from 'antd/es/modal';
import type { AdminPlan } from '@/api/plans';
import { FormProblem, useFormProblem } from '@/components/form-problem';
import { useCreatePlan, useCreateVersion } from './api/plans';

interface PlanFields {
  key?: string;
  name?: string;
  fee?: string;
  minimum?: string;
  included_credit?: string;
  rollover_max?: string;
  trial_days?: string;
}

interface PlanDialogProps {
  /** The plan that gets another version; null: a new plan. */
  plan: AdminPlan | null;
  isOpen: boolean;
  onClose: () => void;
}

/** Creates a plan, or another version of one. */
export function PlanDialog({ plan, isOpen, onClose }: PlanDialogProps) {
  const [form] = Form.useForm<PlanFields>();
  const create = useCreatePlan();
  const createVersion = useCreateVersion(plan?.key ?? '');
  const [problem, setProblem] = useFormProblem(form);
  const { notification } = App.useApp();
  const submit = (fields: PlanFields) => {
    const terms = {
      fee: amountOf(fields.fee),
      minimum: amountOf(fields.minimum),
      included_credit: amountOf(fields.included_credit),
      rollover_max: amountOf(fields.rollover_max),
      trial_days: Number(fields.trial_days ?? '0'),
    };
    const outcome = {
      onSuccess: (made: AdminPlan) => {
        notification.success({ title: `${made.name} is saved`, role: 'status' });
        onClose();
      },
      onError: setProblem,
    };
    if (plan === null) create.mutate({ ...terms, key: fields.key ?? '', name: fields.name ?? '' }, outcome);
    else createVersion.mutate(terms, outcome);
  };
  return (
    <Modal
      open={isOpen}
      title={plan === null ? 'New plan' : `New version of ${plan.name}`}
      destroyOnHidden
      okText={plan === null ? 'Create plan' : 'Create version'}
      confirmLoading={create.isPending || createVersion.isPending}
      okButtonProps={{ htmlType: 'submit', form: 'plan' }}
      onCancel={onClose}
      afterClose={() => setProblem(null)}
    >
      <Form
        form={form}
        id="plan"
        layout="vertical"
        preserve={false}
        initialValues={initialOf(plan)}
        onFinish={submit}
      >
        {plan === null && (
          <>
            <Form.Item name="name" label="Name" rules={[{ required: true, message: 'Enter a name.' }]}>
              <Input maxLength={100} autoComplete="off" />
            </Form.Item>
            <Form.Item
              name="key"
              label="Key"
              extra="The word for it in the API: a to z, digits, - and _."
              rules={[{ required: true, message: 'Enter a key.' }]}
            >
              <Input maxLength={64} autoComplete="off" placeholder="team" />
            </Form.Item>
          </>
        )}
        {plan !== null && (
          <p>It applies to new subscriptions. Customers who have an earlier version keep it.</p>
        )}
        <AmountItem name="fee" label="Fee a month" />
        <AmountItem name="included_credit" label="Included credit a month" />
        <AmountItem name="rollover_max" label="At most so much of it carries over" />
        <AmountItem name="minimum" label="Minimum of usage a month" />
        <Form.Item
          name="trial_days"
          label="Free days at the beginning"
          rules={[{ pattern: /^[0-9]{1,3}$/, message: 'Enter a whole number up to 366.' }]}
        >
          <Input inputMode="numeric" autoComplete="off" />
        </Form.Item>
        <FormProblem problem={problem} />
      </Form>
    </Modal>
  );
}

function AmountItem({ name, label }: { name: keyof PlanFields; label: string }) {
  return (
    <Form.Item name={name} label={label}>
      <Input inputMode="decimal" autoComplete="off" />
    </Form.Item>
  );
}

function amountOf(text: string | undefined): string {
  const trimmed = text?.trim() ?? '';
  return trimmed === '' ? '0' : trimmed;
}

function initialOf(plan: AdminPlan | null): PlanFields {
  const terms = plan?.versions[0]?.terms;
  return {
    fee: terms?.fee.amount ?? '0',
    minimum: terms?.minimum.amount ?? '0',
    included_credit: terms?.included_credit.amount ?? '0',
    rollover_max: terms?.rollover_max.amount ?? '0',
    trial_days: String(terms?.trial_days ?? 0),
  };
}
