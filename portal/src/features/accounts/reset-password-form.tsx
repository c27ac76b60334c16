import Alert from 'antd/es/alert';
import Button from 'antd/es/button';
import Form from 'antd/es/form';
import Input from 'antd/es/input';
import { Link } from 'react-router';
import { FormProblem, useFormProblem } from '@/components/form-problem';
import { useResetPassword } from './api/email';
import { AuthCard } from './auth-card';

/** Chooses a new password by a link that was sent by e-mail. */
export function ResetPasswordForm({ token }: { token: string }) {
  const [form] = Form.useForm<{ password: string }>();
  const [problem, setProblem] = useFormProblem(form);
  const reset = useResetPassword();
  return (
    <AuthCard
      title="Choose a new password"
      description="All sessions end. API keys stay valid."
      footer={<Link to="/login">Back to log-in</Link>}
    >
      {reset.isSuccess ? (
        <Alert type="success" showIcon title="Your password is changed" description="Log in with it now." />
      ) : (
        <Form
          form={form}
          layout="vertical"
          onFinish={({ password }) => reset.mutate({ token, password }, { onError: setProblem })}
        >
          <Form.Item
            name="password"
            label="New password"
            extra="At least 8 characters."
            rules={[{ required: true, message: 'Enter a password.' }]}
          >
            <Input.Password autoComplete="new-password" />
          </Form.Item>
          <FormProblem problem={problem} />
          <Button type="primary" htmlType="submit" block loading={reset.isPending}>
            Change password
          </Button>
        </Form>
      )}
    </AuthCard>
  );
}
