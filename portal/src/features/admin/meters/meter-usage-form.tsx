import App from 'antd/es/app';
import Button from 'antd/es/button';
import Form from 'antd/es/form';
import Input from 'antd/es/input';
import type { Meter } from '@/api/list-meters';
import { useProblemReport } from '@/components/use-problem-report';
import { useChangeMeter } from './api/change-meter';
import { DimensionsField } from './dimensions-field';

interface UsageFields {
  unit: string;
  charged_statuses: string;
  dimensions: string[];
}

/** What is counted, what of it is charged, and by what it can be priced and grouped; from the next call on. */
export function MeterUsageForm({ meter }: { meter: Meter }) {
  const [form] = Form.useForm<UsageFields>();
  const change = useChangeMeter(meter.id);
  const report = useProblemReport();
  const { notification, modal } = App.useApp();
  const name = meter.name ?? meter.key;
  const save = async (fields: UsageFields) => {
    try {
      await change.mutateAsync(fields);
      notification.success({ title: `What is counted of ${name} is changed`, role: 'status' });
    } catch (error) {
      report(error as Error, form);
    }
  };
  const ask = (fields: UsageFields) =>
    void modal.confirm({
      title: `Change what is counted of ${name}?`,
      content: 'Calls are billed by it from now on. Earlier usage keeps its unit and its cost.',
      okText: 'Change',
      onOk: () => save(fields),
    });
  const { unit, charged_statuses, dimensions } = meter;
  return (
    <Form form={form} layout="vertical" initialValues={{ unit, charged_statuses, dimensions }} onFinish={ask}>
      <Form.Item
        name="unit"
        label="Unit"
        extra="Singular, such as call. Another unit keeps the price."
        rules={[{ required: true, message: 'Enter a unit.' }]}
      >
        <Input maxLength={32} autoComplete="off" />
      </Form.Item>
      <Form.Item
        name="charged_statuses"
        label="Billable status codes"
        extra="HTTP statuses and ranges, such as 200-299,404."
        rules={[{ required: true, message: 'Enter status codes.' }]}
      >
        <Input autoComplete="off" />
      </Form.Item>
      <DimensionsField />
      <Button htmlType="submit" loading={change.isPending}>
        Save
      </Button>
    </Form>
  );
}
