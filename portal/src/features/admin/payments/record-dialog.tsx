import Form, { type FormInstance } from 'antd/es/form';
import Input from 'antd/es/input';
import Modal from 'antd/es/modal';
import Select from 'antd/es/select';
import { useEffect, useRef, useState } from 'react';
import { FormProblem, useFormProblem } from '@/components/form-problem';
import { formatMoney } from '@/format/money';
import { formatDate } from '@/format/time';
import { useFoundCustomers } from './api/find-customers';
import { useUnpaidInvoices, type UnpaidInvoice } from './api/list-unpaid-invoices';
import { useRecordPayment } from './api/payments';
import { CustomerPicker } from './customer-picker';

interface Wanted {
  customer?: string;
  amount: string;
  invoice?: string;
  reference?: string;
}

interface RecordDialogProps {
  isOpen: boolean;
  onClose: () => void;
  /** The id of the customer who paid; without one, they are chosen. */
  customer?: string;
}

/** Records a payment that was received in another way, such as a bank transfer. */
export function RecordDialog({ isOpen, onClose, customer }: RecordDialogProps) {
  const [form] = Form.useForm<Wanted>();
  // The same request has the same key, so that a repeated one records nothing more.
  const [keys] = useState(() => new Map<string, string>());
  const record = useRecordPayment();
  const [problem, setProblem] = useFormProblem(form);
  const submit = ({ customer: chosen, amount, invoice, reference }: Wanted) => {
    const payment = {
      customer: customer ?? chosen ?? '',
      amount: amount.trim(),
      invoice: emptyAsNull(invoice),
      reference: emptyAsNull(reference),
    };
    const text = JSON.stringify(payment);
    const key = keys.get(text) ?? crypto.randomUUID();
    keys.set(text, key);
    setProblem(null);
    record.mutate({ key, ...payment }, { onSuccess: onClose, onError: setProblem });
  };
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
        keys.clear();
      }}
    >
      <p>For money that arrived in another way, such as a bank transfer.</p>
      <Form form={form} id="record-payment" layout="vertical" preserve={false} onFinish={submit}>
        <Fields form={form} customer={customer} />
      </Form>
      <FormProblem problem={problem} />
    </Modal>
  );
}

function Fields({ form, customer }: { form: FormInstance<Wanted>; customer: string | undefined }) {
  const chosen = Form.useWatch('customer', form);
  const payer = customer ?? chosen;
  const invoices = useUnpaidInvoices(payer);
  const found = useFoundCustomers(payer ?? '', payer !== undefined);
  const currency = found.data?.find(({ id }) => id === payer)?.currency;
  const oldest = invoices.data?.[0];

  // The oldest invoice is what most transfers are for.
  const preset = `${payer ?? ''} ${oldest?.id ?? ''}`;
  const presetBefore = useRef('');
  useEffect(() => {
    if (presetBefore.current === preset) return;
    presetBefore.current = preset;
    form.setFieldsValue({ invoice: oldest?.id ?? '', ...(oldest && { amount: oldest.due.amount }) });
  }, [form, oldest, preset]);
  return (
    <>
      {customer === undefined && (
        <Form.Item
          name="customer"
          label="Customer"
          rules={[{ required: true, message: 'Choose the customer.' }]}
        >
          <CustomerPicker placeholder="Search by name, company or e-mail" />
        </Form.Item>
      )}
      <Form.Item
        name="invoice"
        label="For"
        initialValue=""
        extra="What an invoice does not take becomes credit."
      >
        <Select
          loading={invoices.isFetching}
          options={[
            ...(invoices.data ?? []).map((invoice) => ({ value: invoice.id, label: labelOf(invoice) })),
            { value: '', label: 'Credit, no invoice' },
          ]}
          onChange={(id) => {
            const invoice = invoices.data?.find((one) => one.id === id);
            if (invoice) form.setFieldsValue({ amount: invoice.due.amount });
          }}
        />
      </Form.Item>
      <Form.Item
        name="amount"
        label={currency === undefined ? 'Amount' : `Amount, in ${currency}`}
        rules={[{ required: true, whitespace: true, message: 'Enter the amount.' }]}
      >
        <Input inputMode="decimal" autoComplete="off" />
      </Form.Item>
      <Form.Item name="reference" label="Reference (optional)" extra="Such as the text of the transfer.">
        <Input maxLength={255} autoComplete="off" />
      </Form.Item>
    </>
  );
}

function labelOf({ number, due, due_at, payment_status }: UnpaidInvoice): string {
  const until = due_at === null ? '' : `, due ${formatDate(due_at)}`;
  const note = payment_status === 'overdue' ? ' (overdue)' : '';
  return `${number ?? ''}: ${formatMoney(due)}${until}${note}`;
}

function emptyAsNull(text: string | undefined): string | null {
  return text === undefined || text.trim() === '' ? null : text.trim();
}
