import App from 'antd/es/app';
import Button from 'antd/es/button';
import Form from 'antd/es/form';
import Input from 'antd/es/input';
import type { Meter } from '@/api/list-meters';
import { useProblemReport } from '@/components/use-problem-report';
import { useChangeMeter } from './api/change-meter';

interface NameFields {
  name: string;
  description: string;
  docs_url: string;
}

/** What a meter is called where people read it, what it does, and where its documentation is. */
export function MeterNameForm({ meter }: { meter: Meter }) {
  const [form] = Form.useForm<NameFields>();
  const change = useChangeMeter(meter.id);
  const report = useProblemReport();
  const { notification } = App.useApp();
  return (
    <Form
      form={form}
      layout="vertical"
      initialValues={{
        name: meter.name ?? '',
        description: meter.description ?? '',
        docs_url: meter.docs_url ?? '',
      }}
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
      <Form.Item name="description" label="Description" extra="Shown to customers on prices.">
        <Input maxLength={500} autoComplete="off" />
      </Form.Item>
      <Form.Item name="docs_url" label="Documentation" extra="An http or https address.">
        <Input
          inputMode="url"
          maxLength={500}
          autoComplete="off"
          placeholder="https://docs.example.com/maps"
        />
      </Form.Item>
      <Button htmlType="submit" loading={change.isPending}>
        Save
      </Button>
    </Form>
  );
}
