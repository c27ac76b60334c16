import Form from 'antd/es/form';
import Input from 'antd/es/input';
import Modal from 'antd/es/modal';
import { useState } from 'react';
import { FormProblem, useFormProblem } from '@/components/form-problem';
import { useRecordPayment } from './api/payments';

interface Wanted {
  customer: string;
  amount: string;
  invoice?: string;
  reference?: string;
}

/** Records a payment that was received in another way, such as a bank transfer. */
export function RecordDialog({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const [form] = Form.useForm<Wanted>();
  const [key, setKey] = useState(() => crypto.randomUUID());
  const record = useRecordPayment();
  const [problem, setProblem] = useFormProblem(form);
  return (
    <Modal
      open={isOpen}
      title="Record a payment"
      destroyOnHidden
      okText="Record payment"
      confirmLoading={record.isPending}
      okButtonProps={{ htmlType: 'submit', form: 'record-payment' }}
      onCancel={onClose}
      afterClose={() => {
        setProblem(null);
        setKey(crypto.randomUUID());
      }}
    >
      <p>Such as a bank transfer. It pays the invoice, if you name one; the rest is granted as credit.</p>
      <Form
        form={form}
        id="record-payment"
        layout="vertical"
        preserve={false}
        onValuesChange={() => setKey(crypto.randomUUID())}
        onFinish={({ customer, amount, invoice, reference }) => {
          setProblem(null);
          record.mutate(
            {
              key,
              customer: customer.trim(),
              amount: amount.trim(),
              invoice: emptyAsNull(invoice),
              reference: emptyAsNull(reference),
            },
            { onSuccess: onClose, onError: setProblem },
          );
        }}
      >
        <Required name="customer" label="Customer's id" />
        <Required name="amount" label="Amount, in the customer's currency" />
        <Form.Item name="invoice" label="Invoice's id (optional)">
          <Input autoComplete="off" />
        </Form.Item>
        <Form.Item name="reference" label="Reference (optional)" extra="Such as the text of the transfer.">
          <Input maxLength={255} autoComplete="off" />
        </Form.Item>
      </Form>
      <FormProblem problem={problem} />
    </Modal>
  );
}

function Required({ name, label }: { name: keyof Wanted; label: string }) {
  return (
    <Form.Item
      name={name}
      label={label}
      rules={[{ required: true, whitespace: true, message: `Enter the ${name}.` }]}
    >
      <Input autoComplete="off" />
    </Form.Item>
  );
}

function emptyAsNull(text: string | undefined): string | null {
  return text === undefined || text.trim() === '' ? null : text.trim();
}
