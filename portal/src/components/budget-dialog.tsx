import Form from 'antd/es/form';
import Modal from 'antd/es/modal';
import type { Budget, BudgetChange, WantedBudget } from '@/api/budgets';
import { percentagesOf } from '@/format/budget';
import { BudgetForm, type BudgetFields, type Choice } from './budget-form';
import { FormProblem, useFormProblem } from './form-problem';

/** Sends a change, and says what came of it. */
interface Sender<T> {
  isPending: boolean;
  mutate: (
    wanted: T,
    after: { onSuccess: (budget: Budget) => void; onError: (error: Error) => void },
  ) => void;
}

interface BudgetDialogProps {
  /** The budget to edit; null: a new one. */
  budget: Budget | null;
  currency: string;
  meters: Choice[];
  keys: Choice[];
  create: Sender<WantedBudget>;
  change: Sender<BudgetChange>;
  isOpen: boolean;
  onClose: () => void;
  onSaved: (budget: Budget) => void;
}

const defaults: BudgetFields = {
  name: '',
  scope: 'customer',
  period: 'month',
  limit: '',
  action: 'notify',
  alerts: ['50', '80', '100'],
};

/** Creates or edits a budget. Give it another key for another budget. */
export function BudgetDialog(props: BudgetDialogProps) {
  const { budget, currency, meters, keys, create, change, isOpen, onClose, onSaved } = props;
  const [form] = Form.useForm<BudgetFields>();
  const [problem, setProblem] = useFormProblem(form);
  const formId = `budget-${budget?.id ?? 'new'}`;
  const after = {
    onSuccess: (saved: Budget) => {
      onClose();
      onSaved(saved);
    },
    onError: setProblem,
  };
  const submit = (fields: BudgetFields) => {
    setProblem(null);
    const common = {
      limit: fields.limit.trim(),
      action: fields.action,
      alerts: percentagesOf(fields.alerts) ?? [],
    };
    if (budget !== null) {
      change.mutate({ id: budget.id, name: fields.name?.trim() ?? null, ...common }, after);
      return;
    }
    const meter = fields.scope === 'meter' ? (fields.meter ?? null) : null;
    const name = fields.name?.trim() || meters.find(({ value }) => value === meter)?.label.slice(0, 100);
    create.mutate(
      {
        ...common,
        scope: fields.scope ?? 'customer',
        period: fields.period ?? 'month',
        name: name ?? null,
        meter,
        api_key: fields.scope === 'api_key' ? (fields.api_key ?? null) : null,
      },
      after,
    );
  };
  return (
    <Modal
      open={isOpen}
      title={budget === null ? 'New budget' : 'Edit budget'}
      width={520}
      destroyOnHidden
      mask={{ closable: false }}
      okText={budget === null ? 'Create budget' : 'Save budget'}
      confirmLoading={create.isPending || change.isPending}
      okButtonProps={{ htmlType: 'submit', form: formId }}
      onCancel={onClose}
      afterClose={() => setProblem(null)}
    >
      <BudgetForm
        form={form}
        id={formId}
        isNew={budget === null}
        currency={currency}
        meters={meters}
        keys={keys}
        initialValues={
          budget === null
            ? defaults
            : {
                name: budget.name,
                limit: budget.limit.amount,
                action: budget.action,
                alerts: budget.alerts.map(String),
              }
        }
        onSubmit={submit}
      />
      <FormProblem problem={problem} />
    </Modal>
  );
}
