import Button from 'antd/es/button';
import Form from 'antd/es/form';
import Input from 'antd/es/input';
import { Link } from 'react-router';
import { useLogIn, type Credentials } from '@/api/log-in';
import { useProblemReport } from '@/components/use-problem-report';
import { AuthCard } from './auth-card';

interface LogInFormProps {
  /** Whether a page wants to be returned to: then the session has ended, or never was. */
  isReturning: boolean;
  /** What the address says about where to go afterwards. */
  query: string;
}

/** Asks for name and password. */
export function LogInForm({ isReturning, query }: LogInFormProps) {
  const [form] = Form.useForm<Credentials>();
  const logIn = useLogIn();
  const report = useProblemReport();
  return (
    <AuthCard
      title="Log in"
      description={
        isReturning ? 'Log in to get back to where you were.' : 'See what your calls cost, as they happen.'
      }
      footer={
        <>
          New here? <Link to={{ pathname: '/sign-up', search: query }}>Sign up</Link>
        </>
      }
    >
      <Form
        form={form}
        layout="vertical"
        onFinish={(credentials) => logIn.mutate(credentials, { onError: (error) => report(error, form) })}
      >
        <Form.Item
          name="username"
          label="User name"
          rules={[{ required: true, message: 'Enter your user name.' }]}
        >
          <Input autoComplete="username" autoCapitalize="none" spellCheck={false} />
        </Form.Item>
        <Form.Item
          name="password"
          label="Password"
          rules={[{ required: true, message: 'Enter your password.' }]}
        >
          <Input.Password autoComplete="current-password" />
        </Form.Item>
        <Button type="primary" htmlType="submit" block loading={logIn.isPending}>
          Log in
        </Button>
      </Form>
    </AuthCard>
  );
}
