import App from 'antd/es/app';
import Button from 'antd/es/button';
import Form from 'antd/es/form';
import Input from 'antd/es/input';
import Space from 'antd/es/space';
import type { Account } from '@/api/get-account';
import { useProblemReport } from '@/components/use-problem-report';
import { useRemoveEmail, useSetEmail } from './api/email';

/** The user's e-mail address. A new one counts when the link that is sent to it was opened. */
export function EmailForm({ account }: { account: Account }) {
  const [form] = Form.useForm<{ email: string }>();
  const set = useSetEmail();
  const remove = useRemoveEmail();
  const report = useProblemReport();
  const { notification } = App.useApp();
  return (
    <Form
      form={form}
      layout="vertical"
      initialValues={{ email: account.pending_email ?? account.email ?? '' }}
      onFinish={({ email }) =>
        set.mutate(email, {
          onSuccess: () => notification.success({ title: `A link is sent to ${email}`, role: 'status' }),
          onError: (error) => report(error, form),
        })
      }
    >
      <Form.Item
        name="email"
        label="E-mail address"
        extra={stateOf(account)}
        rules={[{ required: true, message: 'Enter an e-mail address.' }]}
      >
        <Input type="email" autoComplete="email" maxLength={254} />
      </Form.Item>
      <Space wrap>
        <Button htmlType="submit" loading={set.isPending}>
          Send link
        </Button>
        {account.email !== null && (
          <Button
            danger
            loading={remove.isPending}
            onClick={() =>
              remove.mutate(undefined, {
                onSuccess: () => {
                  form.setFieldValue('email', '');
                  notification.success({ title: 'The address is removed', role: 'status' });
                },
                onError: (error) => report(error),
              })
            }
          >
            Remove
          </Button>
        )}
      </Space>
    </Form>
  );
}

function stateOf({ email, is_email_verified, pending_email }: Account): string {
  if (email === null) return 'A link is sent to it, to confirm that it is yours.';
  if (pending_email !== null)
    return `${email} stays until you open the link that was sent to ${pending_email}.`;
  return is_email_verified
    ? `${email} is confirmed.`
    : `Open the link that was sent to ${email} to confirm it.`;
}
