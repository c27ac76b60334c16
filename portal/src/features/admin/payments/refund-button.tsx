import Button from 'antd/es/button';
import Form from 'antd/es/form';
import Input from 'antd/es/input';
import Modal from 'antd/es/modal';
import { useState } from 'react';
import type { Payment } from '@/api/payments';
import { FormProblem, useFormProblem } from '@/components/form-problem';
import { formatMoney } from '@/format/money';
import { useRefundPayment } from './api/payments';

interface Wanted {
  reason: string;
  amount?: string;
}

/** Pays a payment back, or a part of it. */
export function RefundButton({ payment }: { payment: Payment }) {
  const [form] = Form.useForm<Wanted>();
  const [isAsking, setIsAsking] = useState(false);
  const [key] = useState(() => crypto.randomUUID());
  const refund = useRefundPayment();
  const [problem, setProblem] = useFormProblem(form);
  if (payment.state !== 'succeeded') return null;
  const id = `refund-${payment.id}`;
  const close = () => setIsAsking(false);
  return (
    <>
      <Button
        size="small"
        aria-label={`Refund the payment of ${payment.customer_name}`}
        onClick={() => setIsAsking(true)}
      >
        Refund
      </Button>
      <Modal
        open={isAsking}
        title={`Refund ${formatMoney(payment.amount)}`}
        destroyOnHidden
        okText="Refund"
        confirmLoading={refund.isPending}
        okButtonProps={{ htmlType: 'submit', form: id }}
        onCancel={close}
        afterClose={() => setProblem(null)}
      >
        <p>
          {payment.provider === 'manual'
            ? 'You received it in another way: pay it back by hand.'
            : 'The money goes back to the card.'}{' '}
          Of credit that was bought, at most what is left can be refunded.
        </p>
        <Form
          form={form}
          id={id}
          layout="vertical"
          preserve={false}
          onFinish={({ reason, amount }) => {
            setProblem(null);
            refund.mutate(
              {
                id: payment.id,
                key: `${key}-${payment.refunded.amount}-${amount ?? ''}`,
                reason,
                amount: amount === undefined || amount === '' ? null : amount,
              },
              { onSuccess: close, onError: setProblem },
            );
          }}
        >
          <Form.Item
            name="reason"
            label="Reason"
            rules={[{ required: true, whitespace: true, message: 'Enter a reason.' }]}
          >
            <Input maxLength={500} />
          </Form.Item>
          <Form.Item
            name="amount"
            label={`Amount, in ${payment.amount.currency} (optional)`}
            extra="Leave it empty to refund all that is left."
          >
            <Input inputMode="decimal" />
          </Form.Item>
        </Form>
        <FormProblem problem={problem} />
      </Modal>
    </>
  );
}
