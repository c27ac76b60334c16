import Form from 'antd/es/form';
import Input from 'antd/es/input';

/** Asks for what an operator keeps about a customer. */
export function DetailFormFields() {
  return (
    <>
      <Form.Item name="company" label="Company">
        <Input maxLength={200} autoComplete="off" />
      </Form.Item>
      <Form.Item name="email" label="E-mail">
        <Input inputMode="email" maxLength={254} autoComplete="off" />
      </Form.Item>
      <Form.Item name="external_id" label="External id" extra="What your own systems call this customer.">
        <Input maxLength={100} autoComplete="off" />
      </Form.Item>
      <Form.Item name="notes" label="Notes" extra="For operators. The customer is not shown them.">
        <Input.TextArea rows={3} maxLength={2000} />
      </Form.Item>
    </>
  );
}
