import App from 'antd/es/app';
import Button from 'antd/es/button';
import Checkbox from 'antd/es/checkbox';
import Form from 'antd/es/form';
import Input from 'antd/es/input';
import { FormProblem, useFormProblem } from '@/components/form-problem';
import { useChangePassword } from './api/change-password';
import { PasswordRules } from './password-rules';

interface PasswordFields {
  current_password: string;
  new_password: string;
  revoke_keys?: boolean;
}

/** Changes the password. */
export function PasswordForm({ username }: { username: string }) {
  const [form] = Form.useForm<PasswordFields>();
  const change = useChangePassword();
  const [problem, setProblem] = useFormProblem(form);
  const { notification } = App.useApp();
  return (
    <Form
      form={form}
      layout="vertical"
      onFinish={(fields) =>
        change.mutate(
          { ...fields, revoke_keys: fields.revoke_keys ?? false },
          {
            onSuccess: () => {
              form.resetFields();
              setProblem(null);
              notification.success({
                title: 'Password changed',
                description: fields.revoke_keys
                  ? 'Your other sessions and all your API keys have ended.'
                  : 'Your other sessions have ended. API keys keep working.',
                role: 'status',
              });
            },
            onError: setProblem,
          },
        )
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
      <Form.Item name="revoke_keys" valuePropName="checked">
        <Checkbox>Revoke all my API keys too</Checkbox>
      </Form.Item>
      <FormProblem problem={problem} />
      <Button htmlType="submit" loading={change.isPending}>
        Change password
      </Button>
    </Form>
  );
}
