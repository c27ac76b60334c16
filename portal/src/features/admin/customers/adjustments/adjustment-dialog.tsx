import App from 'antd/es/app';
import Form from 'antd/es/form';
import Input from 'antd/es/input';
import InputNumber from 'antd/es/input-number';
import Modal from 'antd/es/modal';
import Select from 'antd/es/select';
import { useState } from 'react';
import { useMeters } from '@/api/list-meters';
import { useProblemReport } from '@/components/use-problem-report';
import { useAdjustCustomer } from '@/features/admin/customers/api/adjust-customer';
import type { CustomerDetail } from '@/features/admin/customers/api/get-customer';
import styles from '@/features/admin/customers/limits/limit-dialog.module.css';
import { meterLabel } from '@/format/meter';
import { headlineOf } from '@/format/price';

interface AdjustmentForm {
  kind: 'quantity' | 'amount';
  line?: number;
  quantity?: number;
  amount?: string;
  reason: string;
}

interface AdjustmentDialogProps {
  detail: CustomerDetail;
  isOpen: boolean;
  onClose: () => void;
}

/** Adds to or takes off what a customer is charged for the month on show. */
export function AdjustmentDialog({ detail, isOpen, onClose }: AdjustmentDialogProps) {
  const { customer, lines, month } = detail;
  const [form] = Form.useForm<AdjustmentForm>();
  const [key, setKey] = useState(() => crypto.randomUUID());
  const meters = useMeters();
  const adjust = useAdjustCustomer(customer.id);
  const report = useProblemReport();
  const { notification } = App.useApp();
  const kind = (Form.useWatch('kind', form) as AdjustmentForm['kind'] | undefined) ?? 'quantity';
  const submit = ({ line, quantity, amount, reason }: AdjustmentForm) => {
    const chosen = line === undefined ? undefined : lines[line];
    const meter = meters.data?.find(({ key }) => key === chosen?.meter);
    adjust.mutate(
      kind === 'quantity'
        ? { key, month, reason, meter: meter?.id, price: chosen?.price.id, quantity }
        : { key, month, reason, amount: amount?.trim() },
      {
        onSuccess: () => {
          notification.success({ title: `The charges of ${customer.username} are adjusted`, role: 'status' });
          setKey(crypto.randomUUID());
          onClose();
        },
        onError: (error) => report(error, form),
      },
    );
  };
  return (
    <Modal
      open={isOpen}
      title={`Adjust the charges of ${customer.username} for ${month}`}
      destroyOnHidden
      okText="Adjust charges"
      confirmLoading={adjust.isPending}
      okButtonProps={{ htmlType: 'submit', form: 'adjustment' }}
      onCancel={onClose}
    >
      <Form
        form={form}
        id="adjustment"
        layout="vertical"
        preserve={false}
        initialValues={{ kind: 'quantity' }}
        onFinish={submit}
      >
        <Form.Item name="kind" label="What to adjust">
          <Select
            options={[
              { value: 'quantity', label: 'Units of a line' },
              { value: 'amount', label: 'Money for the month' },
            ]}
          />
        </Form.Item>
        {kind === 'quantity' ? (
          <>
            <Form.Item name="line" label="Line" rules={[{ required: true, message: 'Choose a line.' }]}>
              <Select
                options={lines.map((line, value) => ({
                  value,
                  label: `${meterLabel(line)}, ${headlineOf(line.price, line.unit)}`,
                }))}
              />
            </Form.Item>
            <Form.Item
              name="quantity"
              label="Units to add"
              extra="Use a negative number to remove units."
              rules={[{ required: true, message: 'Enter the number of units.' }]}
            >
              <InputNumber className={styles.number} precision={0} />
            </Form.Item>
          </>
        ) : (
          <Form.Item
            name="amount"
            label={`Amount to add in ${customer.total_cost.currency}`}
            extra="Use a negative amount for a credit."
            rules={[{ required: true, message: 'Enter an amount.' }]}
          >
            <Input inputMode="decimal" autoComplete="off" placeholder="-5.00" />
          </Form.Item>
        )}
        <Form.Item
          name="reason"
          label="Reason"
          extra="Shown to the customer."
          rules={[{ required: true, message: 'Enter a reason.' }]}
        >
          <Input maxLength={500} />
        </Form.Item>
      </Form>
    </Modal>
  );
}
