import App from 'antd/es/app';
import Button from 'antd/es/button';
import Form from 'antd/es/form';
import Input from 'antd/es/input';
import Modal from 'antd/es/modal';
import Space from 'antd/es/space';
import { useState } from 'react';
import type { Invoice } from '@/api/invoices';
import { FormProblem, useFormProblem } from '@/components/form-problem';
import { useProblemReport } from '@/components/use-problem-report';
import { formatMoney } from '@/format/money';
import { useActOnInvoice } from './api/invoices';

/** What an operator may do with an invoice now. */
export function InvoiceActions({ invoice }: { invoice: Invoice }) {
  const [dialog, setDialog] = useState<'pay' | 'credit' | null>(null);
  if (invoice.kind === 'credit_note') return null;
  const canBePaid = ['open', 'overdue', 'uncollectible'].includes(invoice.payment_status ?? '');
  return (
    <Space wrap>
      {invoice.state === 'draft' && <Issue invoice={invoice} />}
      {canBePaid && (
        <Button size="small" aria-label={`Mark ${invoice.number} as paid`} onClick={() => setDialog('pay')}>
          Mark as paid
        </Button>
      )}
      {invoice.state === 'final' && invoice.payment_status !== 'void' && (
        <Button
          size="small"
          aria-label={`Credit note for ${invoice.number}`}
          onClick={() => setDialog('credit')}
        >
          Credit note
        </Button>
      )}
      <PaidDialog invoice={invoice} isOpen={dialog === 'pay'} onClose={() => setDialog(null)} />
      <CreditDialog invoice={invoice} isOpen={dialog === 'credit'} onClose={() => setDialog(null)} />
    </Space>
  );
}

function Issue({ invoice }: { invoice: Invoice }) {
  const act = useActOnInvoice();
  const report = useProblemReport();
  const { notification } = App.useApp();
  return (
    <Button
      size="small"
      type="primary"
      loading={act.isPending}
      aria-label={`Issue the invoice of ${invoice.customer_name}`}
      onClick={() =>
        act.mutate(
          { id: invoice.id, kind: 'finalize' },
          {
            onSuccess: ({ number }) => notification.success({ title: `${number} is issued`, role: 'status' }),
            onError: (error) => report(error),
          },
        )
      }
    >
      Issue
    </Button>
  );
}

interface DialogProps {
  invoice: Invoice;
  isOpen: boolean;
  onClose: () => void;
}

function PaidDialog({ invoice, isOpen, onClose }: DialogProps) {
  const [form] = Form.useForm<{ reference?: string }>();
  const act = useActOnInvoice();
  const [problem, setProblem] = useFormProblem(form);
  const submit = ({ reference }: { reference?: string }) =>
    act.mutate(
      { id: invoice.id, kind: 'mark_paid', reference: reference === undefined ? null : reference },
      { onSuccess: onClose, onError: setProblem },
    );
  return (
    <Modal
      open={isOpen}
      title={`Mark ${invoice.number} as paid`}
      destroyOnHidden
      okText="Mark as paid"
      confirmLoading={act.isPending}
      okButtonProps={{ htmlType: 'submit', form: 'mark-paid' }}
      onCancel={onClose}
      afterClose={() => setProblem(null)}
    >
      <Form form={form} id="mark-paid" layout="vertical" preserve={false} onFinish={submit}>
        <Form.Item
          name="reference"
          label="Reference (optional)"
          extra="What identifies the payment, such as the text of a bank transfer."
        >
          <Input maxLength={500} />
        </Form.Item>
      </Form>
      <FormProblem problem={problem} />
    </Modal>
  );
}

interface CreditFields {
  reason: string;
  amount?: string;
  restore_credit?: string;
}

/** What was entered; null: nothing. */
function filled(text: string | undefined): string | null {
  return text === undefined || text === '' ? null : text;
}

function CreditDialog({ invoice, isOpen, onClose }: DialogProps) {
  const [form] = Form.useForm<CreditFields>();
  const [key, setKey] = useState(() => crypto.randomUUID());
  const act = useActOnInvoice();
  const [problem, setProblem] = useFormProblem(form);
  const isAllTakenBack = invoice.gross.amount === invoice.credited.amount;
  const submit = ({ reason, amount, restore_credit }: CreditFields) =>
    act.mutate(
      {
        id: invoice.id,
        kind: 'credit',
        reason,
        amount: filled(amount),
        restore_credit: filled(restore_credit),
        key,
      },
      {
        onSuccess: () => {
          setKey(crypto.randomUUID());
          onClose();
        },
        onError: setProblem,
      },
    );
  return (
    <Modal
      open={isOpen}
      title={`Credit note for ${invoice.number}`}
      destroyOnHidden
      okText="Create credit note"
      confirmLoading={act.isPending}
      okButtonProps={{ htmlType: 'submit', form: 'credit-note' }}
      onCancel={onClose}
      afterClose={() => setProblem(null)}
    >
      <p>
        The invoice is {formatMoney(invoice.gross)}; credit notes have taken back{' '}
        {formatMoney(invoice.credited)}.{isAllTakenBack && ' Only credit that paid for it can be given back.'}
      </p>
      <Form
        form={form}
        id="credit-note"
        layout="vertical"
        preserve={false}
        onFinish={submit}
        onValuesChange={() => setKey(crypto.randomUUID())}
      >
        <Form.Item
          name="reason"
          label="Reason"
          extra="The customer reads it."
          rules={[{ required: true, whitespace: true, message: 'Enter a reason.' }]}
        >
          <Input maxLength={500} />
        </Form.Item>
        {!isAllTakenBack && (
          <Form.Item
            name="amount"
            label={`Amount with tax, in ${invoice.gross.currency} (optional)`}
            extra="Leave it empty to take back all that is left."
          >
            <Input inputMode="decimal" />
          </Form.Item>
        )}
        <Form.Item
          name="restore_credit"
          label={`Credit to give back, in ${invoice.gross.currency}${isAllTakenBack ? '' : ' (optional)'}`}
          extra="Of the credit that paid for the invoice, as new credit that does not expire."
          rules={[{ required: isAllTakenBack, message: 'Enter an amount.' }]}
        >
          <Input inputMode="decimal" />
        </Form.Item>
      </Form>
      <FormProblem problem={problem} />
    </Modal>
  );
}
