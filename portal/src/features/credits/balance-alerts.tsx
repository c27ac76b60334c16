import App from 'antd/es/app';
import Button from 'antd/es/button';
import Form from 'antd/es/form';
import Select from 'antd/es/select';
import Skeleton from 'antd/es/skeleton';
import { FormProblem, useFormProblem } from '@/components/form-problem';
import { Loaded } from '@/components/loaded';
import { Panel } from '@/components/panel';
import { balancesProblem } from '@/format/budget';
import { useBalanceAlerts, useSetBalanceAlerts, type BalanceAlerts } from './api/balance-alerts';
import styles from './balance-alerts.module.css';

/** The balances below which the customer is notified. */
export function LowBalanceAlerts({ currency }: { currency: string }) {
  return (
    <Panel
      title="Low-balance alerts"
      description="You are notified once when the balance falls below an amount, and again after it rose above it."
    >
      <Loaded query={useBalanceAlerts()} loading={<Skeleton active title={false} paragraph={{ rows: 2 }} />}>
        {(alerts) => <AlertForm alerts={alerts} currency={currency} />}
      </Loaded>
    </Panel>
  );
}

function AlertForm({ alerts, currency }: { alerts: BalanceAlerts; currency: string }) {
  const [form] = Form.useForm<{ below: string[] }>();
  const set = useSetBalanceAlerts();
  const [problem, setProblem] = useFormProblem(form);
  const { notification } = App.useApp();
  const submit = ({ below }: { below: string[] }) => {
    setProblem(null);
    set.mutate(
      below.map((amount) => amount.trim()),
      {
        onSuccess: (changed) => {
          form.setFieldsValue({ below: changed.below.map(({ amount }) => amount) });
          notification.success({ title: 'The low-balance alerts are saved', role: 'status' });
        },
        onError: setProblem,
      },
    );
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
        label={`Notify me when the balance falls below, in ${currency}`}
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
      <Button htmlType="submit" loading={set.isPending}>
        Save alerts
      </Button>
    </Form>
  );
}
