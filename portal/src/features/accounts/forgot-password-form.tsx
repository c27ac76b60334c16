import Alert from 'antd/es/alert';
import Button from 'antd/es/button';
import Form from 'antd/es/form';
import Input from 'antd/es/input';
import { Link } from 'react-router';
import { FormProblem, useFormProblem } from '@/components/form-problem';
import { useForgotPassword } from './api/email';
import { AuthCard } from './auth-card';

/** Asks where to send the link by which a new password is chosen. */
export function ForgotPasswordForm() {
  const [form] = Form.useForm<{ email: string }>();
  const [problem, setProblem] = useFormProblem(form);
  const forgot = useForgotPassword();
  return (
    <AuthCard
      title="Forgot your password?"
      description="Enter your confirmed e-mail address. A link to choose a new password is sent to it."
      footer={<Link to="/login">Back to log-in</Link>}
    >
      {forgot.isSuccess ? (
        <Alert
          type="success"
          showIcon
          title="Check your e-mail"
          description="If the address belongs to an account, a link is on its way. It works for an hour."
        />
      ) : (
        <Form
          form={form}
          layout="vertical"
          onFinish={(fields) => forgot.mutate(fields, { onError: setProblem })}
        >
          <Form.Item
            name="email"
            label="E-mail address"
            rules={[{ required: true, message: 'Enter your e-mail address.' }]}
          >
            <Input type="email" autoComplete="email" maxLength={254} />
          </Form.Item>
          <FormProblem problem={problem} />
          <Button type="primary" htmlType="submit" block loading={forgot.isPending}>
            Send link
          </Button>
        </Form>
      )}
    </AuthCard>
  );
}
