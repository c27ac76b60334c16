import App from 'antd/es/app';
import DatePicker from 'antd/es/date-picker';
import Form from 'antd/es/form';
import Input from 'antd/es/input';
import Modal from 'antd/es/modal';
import Select from 'antd/es/select';
import type { Dayjs } from 'dayjs';
import { useState } from 'react';
import { useMeters } from '@/api/list-meters';
import { useProblemReport } from '@/components/use-problem-report';
import { useGrantCredit } from '@/features/admin/customers/api/credits';
import type { Customer } from '@/features/admin/customers/api/list-customers';
import styles from '@/features/admin/customers/limits/limit-dialog.module.css';
import { meterLabel } from '@/format/meter';
import { formatMoney } from '@/format/money';

interface GrantForm {
  amount: string;
  kind: string;
  expires_at?: Dayjs | null;
  meters?: string[];
  reference?: string;
  rollover_max?: string;
}

interface GrantDialogProps {
  customer: Customer;
  isOpen: boolean;
  onClose: () => void;
}

/** Grants credit to a customer. */
export function GrantDialog({ customer, isOpen, onClose }: GrantDialogProps) {
  const [form] = Form.useForm<GrantForm>();
  const isMonthly = Form.useWatch('kind', form) === 'recurring';
  const [key, setKey] = useState(() => crypto.randomUUID());
  const meters = useMeters();
  const grant = useGrantCredit(customer.id);
  const report = useProblemReport();
  const { notification } = App.useApp();
  const submit = ({ amount, kind, expires_at, meters: limited, reference, rollover_max }: GrantForm) =>
    grant.mutate(
      {
        key,
        kind,
        amount: amount.trim(),
        expires_at: expires_at?.endOf('day').toISOString() ?? null,
        meters: limited === undefined || limited.length === 0 ? null : limited,
        reference: textOf(reference),
        rollover_max: textOf(rollover_max),
      },
      {
        onSuccess: (made) => {
          notification.success({
            title: `${customer.username} has ${formatMoney(made.amount)} more credit`,
            role: 'status',
          });
          setKey(crypto.randomUUID());
          onClose();
        },
        onError: (error) => report(error, form),
      },
    );
  return (
    <Modal
      open={isOpen}
      title={`Grant credit to ${customer.username}`}
      destroyOnHidden
      okText="Grant credit"
      confirmLoading={grant.isPending}
      okButtonProps={{ htmlType: 'submit', form: 'grant' }}
      onCancel={onClose}
    >
      <Form
        form={form}
        id="grant"
        layout="vertical"
        preserve={false}
        initialValues={{ kind: 'promo' }}
        onFinish={submit}
      >
        <Form.Item
          name="amount"
          label={`Amount in ${customer.total_cost.currency}`}
          rules={[{ required: true, message: 'Enter an amount.' }]}
        >
          <Input inputMode="decimal" autoComplete="off" placeholder="25.00" />
        </Form.Item>
        <Form.Item name="kind" label="Kind" extra="Bought credit is used after free credit.">
          <Select
            options={[
              { value: 'promo', label: 'Promotion' },
              { value: 'goodwill', label: 'Goodwill' },
              { value: 'purchase', label: 'Bought' },
              { value: 'refund_reversal', label: 'Refund taken back' },
              { value: 'recurring', label: 'Monthly, in each billing period' },
            ]}
          />
        </Form.Item>
        {isMonthly && (
          <Form.Item
            name="rollover_max"
            label={`Carries over at most, in ${customer.total_cost.currency}`}
            extra="How much of what is left may be used in the next month as well. Empty: nothing."
          >
            <Input inputMode="decimal" autoComplete="off" placeholder="0" />
          </Form.Item>
        )}
        <Form.Item name="expires_at" label="Last day" extra="Leave this empty for credit without an end.">
          <DatePicker className={styles.number} />
        </Form.Item>
        <Form.Item name="meters" label="APIs" extra="Leave this empty for all APIs.">
          <Select
            mode="multiple"
            loading={meters.isPending}
            options={(meters.data ?? []).map((meter) => ({
              value: meter.key,
              label: meterLabel({ meter: meter.key, meter_name: meter.name }),
            }))}
          />
        </Form.Item>
        <Form.Item
          name="reference"
          label="Reference"
          extra="Shown to the customer. The same reference grants credit only once."
        >
          <Input maxLength={200} autoComplete="off" placeholder="Order 4711" />
        </Form.Item>
      </Form>
    </Modal>
  );
}

function textOf(text: string | undefined): string | null {
  return text === undefined || text.trim() === '' ? null : text.trim();
}
