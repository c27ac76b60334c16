import Form from 'antd/es/form';
import type { FormInstance } from 'antd/es/form';
import Input from 'antd/es/input';
import Select from 'antd/es/select';
import { eventTypes } from './event-types';

/** What the form asks for. */
export interface WebhookFields {
  url: string;
  description?: string;
  types?: string[];
}

interface WebhookFormProps {
  form: FormInstance<WebhookFields>;
  id: string;
  initial?: WebhookFields;
  onSubmit: (fields: WebhookFields) => void;
}

/** Asks where events are sent, and which. */
export function WebhookForm({ form, id, initial, onSubmit }: WebhookFormProps) {
  return (
    <Form form={form} id={id} layout="vertical" initialValues={initial} onFinish={onSubmit}>
      <Form.Item
        name="url"
        label="URL"
        extra="An https address of yours that answers 2xx within 15 seconds."
        rules={[{ required: true, message: 'Enter a URL.' }]}
      >
        <Input maxLength={500} autoComplete="off" inputMode="url" placeholder="https://example.com/payg" />
      </Form.Item>
      <Form.Item name="description" label="Description (optional)">
        <Input maxLength={200} autoComplete="off" />
      </Form.Item>
      <Form.Item name="types" label="Events (optional)" extra="Leave empty to receive all events.">
        <Select
          mode="multiple"
          placeholder="All events"
          options={eventTypes.map((value) => ({ value, label: value }))}
        />
      </Form.Item>
    </Form>
  );
}
