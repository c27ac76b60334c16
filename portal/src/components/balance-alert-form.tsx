import App from 'antd/es/app';
import Button from 'antd/es/button';
import Form from 'antd/es/form';
import Select from 'antd/es/select';
import type { BalanceAlerts } from '@/api/budgets';
import { balancesProblem } from '@/format/budget';
import styles from './balance-alert-form.module.css';
import { FormProblem, useFormProblem } from './form-problem';

interface BalanceAlertFormProps {
  alerts: BalanceAlerts;
  currency: string;
  /** Who is notified: "me", or the customer. */
  whom: string;
  isSaving: boolean;
  /** Saves the balances; resolves with those that are reported now. */
  save: (below: string[]) => Promise<BalanceAlerts>;
}

/** The balances below which a customer is notified. */
export function BalanceAlertForm({ alerts, currency, whom, isSaving, save }: BalanceAlertFormProps) {
  const [form] = Form.useForm<{ below: string[] }>();
  const [problem, setProblem] = useFormProblem(form);
  const { notification } = App.useApp();
  const submit = ({ below }: { below: string[] }) => {
    setProblem(null);
    save(below.map((amount) => amount.trim())).then((changed) => {
      form.setFieldsValue({ below: changed.below.map(({ amount }) => amount) });
      notification.success({ title: 'The low-balance alerts are saved', role: 'status' });
    }, setProblem);
  };
  return (
    <Form
      form={form}
      layout="vertical"
      className={styles.form}
      initialValues={{ below: alerts.below.map(({ amount }) => amount) }}
      onFinish={submit}
    >
      <Form.Item
        name="below"
        label={`Notify ${whom} when the balance falls below, in ${currency}`}
        extra="Up to 5 amounts, each followed by Enter. Leave empty for no alerts."
        rules={[
          {
            validator: (_, texts: string[]) => {
              const fault = balancesProblem(texts);
              return fault === null ? Promise.resolve() : Promise.reject(new Error(fault));
            },
          },
        ]}
      >
        <Select mode="tags" open={false} suffix={<></>} tokenSeparators={[' ']} placeholder="25.00" />
      </Form.Item>
      <FormProblem problem={problem} />
      <Button htmlType="submit" loading={isSaving}>
        Save alerts
      </Button>
    </Form>
  );
}
