import App from 'antd/es/app';
import Button from 'antd/es/button';
import Form from 'antd/es/form';
import Input from 'antd/es/input';
import type { Meter } from '@/api/list-meters';
import { useProblemReport } from '@/components/use-problem-report';
import { useChangeMeter } from './api/change-meter';

interface NameFields {
  name: string;
}

/** What a meter is called where people read it. */
export function MeterNameForm({ meter }: { meter: Meter }) {
  const [form] = Form.useForm<NameFields>();
  const change = useChangeMeter(meter.id);
  const report = useProblemReport();
  const { notification } = App.useApp();
  return (
    <Form
      form={form}
      layout="vertical"
      initialValues={{ name: meter.name ?? '' }}
      onFinish={(fields) =>
        change.mutate(fields, {
          onSuccess: ({ key, name }) =>
            notification.success({ title: `${key} is now shown as ${name ?? key}`, role: 'status' }),
          onError: (error) => report(error, form),
        })
      }
    >
      <Form.Item
        name="name"
        label="Display name"
        extra="Shown to customers on prices, usage and cost. Leave empty to use the key."
      >
        <Input placeholder={meter.key} maxLength={100} autoComplete="off" />
      </Form.Item>
      <Button htmlType="submit" loading={change.isPending}>
        Save name
      </Button>
    </Form>
  );
}
