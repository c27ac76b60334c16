import App from 'antd/es/app';
import Button from 'antd/es/button';
import Form from 'antd/es/form';
import Input from 'antd/es/input';
import { useChangePassword } from '@/api/change-password';
import { useProblemReport } from '@/components/use-problem-report';
import { PasswordRules } from './password-rules';

interface PasswordFields {
  current_password: string;
  new_password: string;
}

/** Changes the password. */
export function PasswordForm({ username }: { username: string }) {
  const [form] = Form.useForm<PasswordFields>();
  const change = useChangePassword();
  const report = useProblemReport();
  const { notification } = App.useApp();
  return (
    <Form
      form={form}
      layout="vertical"
      onFinish={(fields) =>
        change.mutate(fields, {
          onSuccess: () => {
            form.resetFields();
            notification.success({
              title: 'The password is changed',
              description: 'All your other sessions have ended. API keys go on working.',
              role: 'status',
            });
          },
          onError: (error) => report(error, form),
        })
      }
    >
      {/* Password managers want to know whose password it is. */}
      <input
        className="visually-hidden"
        type="text"
        autoComplete="username"
        value={username}
        readOnly
        hidden
      />
      <Form.Item
        name="current_password"
        label="Current password"
        rules={[{ required: true, message: 'Enter your current password.' }]}
      >
        <Input.Password autoComplete="current-password" />
      </Form.Item>
      <Form.Item
        name="new_password"
        label="New password"
        rules={[{ required: true, message: 'Choose a new password.' }]}
      >
        <Input.Password autoComplete="new-password" aria-describedby="new-password-rules" />
      </Form.Item>
      <Form.Item noStyle dependencies={['new_password']}>
        {({ getFieldValue }) => (
          <PasswordRules
            id="new-password-rules"
            username={username}
            password={(getFieldValue('new_password') as string | undefined) ?? ''}
          />
        )}
      </Form.Item>
      <Button htmlType="submit" loading={change.isPending}>
        Change password
      </Button>
    </Form>
  );
}
