import Checkbox from 'antd/es/checkbox';
import DatePicker from 'antd/es/date-picker';
import Form from 'antd/es/form';
import type { FormInstance } from 'antd/es/form';
import Input from 'antd/es/input';
import Select from 'antd/es/select';
import dayjs, { type Dayjs } from 'dayjs';
import { useAccount } from '@/api/get-account';
import { usePrices } from '@/api/list-prices';
import { meterLabel } from '@/format/meter';
import { formatDate } from '@/format/time';

/** What the form asks for. */
export interface NewKeyFields {
  name: string;
  expires_at?: Dayjs | null;
  meters?: string[];
  scopes?: Scope[];
  test?: boolean;
}

/** What a key may be allowed to do. */
export type Scope = 'calls' | 'read' | 'metrics';

interface NewKeyFormProps {
  form: FormInstance<NewKeyFields>;
  onSubmit: (fields: NewKeyFields) => void;
}

const ahead: { label: string; days: number }[] = [
  { label: 'In 30 days', days: 30 },
  { label: 'In 90 days', days: 90 },
  { label: 'In a year', days: 365 },
];

const scopes: { value: Scope; label: string }[] = [
  { value: 'calls', label: 'Call APIs' },
  { value: 'read', label: 'Read usage and cost' },
];

const metrics: { value: Scope; label: string } = { value: 'metrics', label: 'Read the service’s metrics' };

/** Asks for a name, and whether the key is limited in time, in what it may do or in what it may call. */
export function NewKeyForm({ form, onSubmit }: NewKeyFormProps) {
  const prices = usePrices();
  const isOperator = useAccount().data?.is_administrator ?? false;
  return (
    <Form form={form} id="new-key" layout="vertical" onFinish={onSubmit}>
      <Form.Item
        name="name"
        label="Name"
        extra="What uses the key, such as “billing server”."
        rules={[{ required: true, message: 'Enter a name.' }]}
      >
        <Input maxLength={100} autoComplete="off" />
      </Form.Item>
      <Form.Item
        name="test"
        valuePropName="checked"
        extra="Its calls get the same responses, are counted apart, and cost nothing."
      >
        <Checkbox>Test key</Checkbox>
      </Form.Item>
      <Form.Item
        name="expires_at"
        label="Expires (optional)"
        extra="Expires at the end of this day. Leave empty for no expiry."
      >
        <DatePicker
          style={{ width: '100%' }}
          inputReadOnly
          format={(date: Dayjs) => formatDate(date.format('YYYY-MM-DD'), 'UTC')}
          disabledDate={(date) => date.isBefore(dayjs(), 'day')}
          presets={ahead.map(({ label, days }) => ({ label, value: dayjs().add(days, 'day') }))}
        />
      </Form.Item>
      <Form.Item name="scopes" label="Permissions (optional)" extra="Leave empty to allow all of these.">
        <Select
          mode="multiple"
          placeholder="Everything"
          options={isOperator ? [...scopes, metrics] : scopes}
        />
      </Form.Item>
      <Form.Item name="meters" label="Allowed APIs (optional)" extra="Leave empty to allow all APIs.">
        <Select
          mode="multiple"
          placeholder="All APIs"
          options={(prices.data ?? []).map(({ meter, name }) => ({
            value: meter,
            label: meterLabel({ meter, meter_name: name }),
          }))}
          showSearch={{ optionFilterProp: 'label' }}
        />
      </Form.Item>
    </Form>
  );
}
