import DatePicker from 'antd/es/date-picker';
import Form from 'antd/es/form';
import type { FormInstance } from 'antd/es/form';
import Input from 'antd/es/input';
import Select from 'antd/es/select';
import dayjs, { type Dayjs } from 'dayjs';
import { usePrices } from '@/api/list-prices';
import { formatDate } from '@/format/time';

/** What the form asks for. */
export interface NewKeyFields {
  name: string;
  expires_at?: Dayjs | null;
  meters?: string[];
}

interface NewKeyFormProps {
  form: FormInstance<NewKeyFields>;
  onSubmit: (fields: NewKeyFields) => void;
}

const ahead: { label: string; days: number }[] = [
  { label: 'In 30 days', days: 30 },
  { label: 'In 90 days', days: 90 },
  { label: 'In a year', days: 365 },
];

/** Asks for a name, and whether the key is limited in time or in what it may call. */
export function NewKeyForm({ form, onSubmit }: NewKeyFormProps) {
  const prices = usePrices();
  const meters = [...new Set((prices.data ?? []).map((price) => price.meter))];
  return (
    <Form form={form} id="new-key" layout="vertical" onFinish={onSubmit}>
      <Form.Item
        name="name"
        label="Name"
        extra="What uses the key, such as “billing server”."
        rules={[{ required: true, message: 'Give the key a name.' }]}
      >
        <Input maxLength={100} autoComplete="off" />
      </Form.Item>
      <Form.Item
        name="expires_at"
        label="Expires (optional)"
        extra="At the end of this day. Without one it never does."
      >
        <DatePicker
          style={{ width: '100%' }}
          inputReadOnly
          format={(date: Dayjs) => formatDate(date.format('YYYY-MM-DD'), 'UTC')}
          disabledDate={(date) => date.isBefore(dayjs(), 'day')}
          presets={ahead.map(({ label, days }) => ({ label, value: dayjs().add(days, 'day') }))}
        />
      </Form.Item>
      <Form.Item name="meters" label="May call (optional)" extra="Without a choice it may call every API.">
        <Select
          mode="multiple"
          placeholder="All APIs"
          options={meters.map((meter) => ({ value: meter, label: meter }))}
        />
      </Form.Item>
    </Form>
  );
}
