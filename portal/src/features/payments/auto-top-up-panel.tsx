import App from 'antd/es/app';
import Button from 'antd/es/button';
import Checkbox from 'antd/es/checkbox';
import Form from 'antd/es/form';
import Input from 'antd/es/input';
import Skeleton from 'antd/es/skeleton';
import { FormProblem, useFormProblem } from '@/components/form-problem';
import { Loaded } from '@/components/loaded';
import { Panel } from '@/components/panel';
import { useAutoTopUp, useSetAutoTopUp, type AutoTopUp, type WantedAutoTopUp } from './api/payments';

/** When credit is bought by itself, to be changed. */
export function AutoTopUpPanel({ currency }: { currency: string }) {
  return (
    <Panel
      title="Automatic top-up"
      description="Buys credit with the saved card when the balance is low, so that calls are not refused."
    >
      <Loaded query={useAutoTopUp()} loading={<Skeleton active title={false} paragraph={{ rows: 4 }} />}>
        {(known) => <AutoTopUpForm known={known} currency={currency} />}
      </Loaded>
    </Panel>
  );
}

function AutoTopUpForm({ known, currency }: { known: AutoTopUp; currency: string }) {
  const [form] = Form.useForm<WantedAutoTopUp>();
  const set = useSetAutoTopUp();
  const [problem, setProblem] = useFormProblem(form);
  const { notification } = App.useApp();
  const initial: WantedAutoTopUp = {
    is_enabled: known.is_enabled,
    threshold: known.threshold?.amount ?? '',
    increment: known.increment?.amount ?? '',
    monthly_max: known.monthly_max?.amount ?? '',
  };
  const submit = (wanted: WantedAutoTopUp) => {
    setProblem(null);
    set.mutate(wanted, {
      onSuccess: () => notification.success({ title: 'Automatic top-up is saved', role: 'status' }),
      onError: setProblem,
    });
  };
  return (
    <Form
      form={form}
      id="auto-top-up"
      layout="vertical"
      initialValues={initial}
      style={{ maxWidth: 480 }}
      onFinish={submit}
    >
      <Form.Item name="is_enabled" valuePropName="checked">
        <Checkbox>Buy credit when the balance is low</Checkbox>
      </Form.Item>
      <Amount name="threshold" label={`When the balance is below, in ${currency}`} />
      <Amount name="increment" label={`Buy multiples of, in ${currency}`} />
      <Amount name="monthly_max" label={`At most in a month, in ${currency}`} />
      <FormProblem problem={problem} />
      <Button type="primary" htmlType="submit" loading={set.isPending}>
        Save automatic top-up
      </Button>
    </Form>
  );
}

function Amount({ name, label }: { name: keyof WantedAutoTopUp; label: string }) {
  return (
    <Form.Item
      name={name}
      label={label}
      rules={[{ required: true, whitespace: true, message: 'Enter an amount.' }]}
    >
      <Input inputMode="decimal" autoComplete="off" style={{ width: 160 }} />
    </Form.Item>
  );
}
