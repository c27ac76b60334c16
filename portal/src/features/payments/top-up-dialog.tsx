import Form from 'antd/es/form';
import Input from 'antd/es/input';
import Modal from 'antd/es/modal';
import { useState } from 'react';
import type { PaymentOptions } from '@/api/payments';
import { FormProblem, useFormProblem } from '@/components/form-problem';
import { formatMoney } from '@/format/money';
import { useTopUp } from './api/payments';

interface TopUpDialogProps {
  options: PaymentOptions;
  isOpen: boolean;
  onClose: () => void;
}

/** Asks how much credit is to be bought, and leads to the provider's page. */
export function TopUpDialog({ options, isOpen, onClose }: TopUpDialogProps) {
  const [form] = Form.useForm<{ amount: string }>();
  const [key, setKey] = useState(() => crypto.randomUUID());
  const topUp = useTopUp();
  const [problem, setProblem] = useFormProblem(form);
  return (
    <Modal
      open={isOpen}
      title="Buy credit"
      destroyOnHidden
      okText="Continue to payment"
      confirmLoading={topUp.isPending || topUp.isSuccess}
      okButtonProps={{ htmlType: 'submit', form: 'top-up' }}
      onCancel={onClose}
      afterClose={() => {
        setProblem(null);
        topUp.reset();
        setKey(crypto.randomUUID());
      }}
    >
      <Form
        form={form}
        id="top-up"
        layout="vertical"
        preserve={false}
        onValuesChange={() => setKey(crypto.randomUUID())}
        onFinish={({ amount }) => {
          setProblem(null);
          topUp.mutate({ amount: amount.trim(), key }, { onError: setProblem });
        }}
      >
        <Form.Item
          name="amount"
          label={`Amount, in ${options.currency}`}
          extra={`${formatMoney(options.min_top_up)} to ${formatMoney(options.max_top_up)}. You pay on the page of our payment provider.`}
          rules={[{ required: true, whitespace: true, message: 'Enter an amount.' }]}
        >
          <Input inputMode="decimal" autoComplete="off" />
        </Form.Item>
      </Form>
      <FormProblem problem={problem} />
    </Modal>
  );
}
