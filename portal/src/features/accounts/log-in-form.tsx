import Button from 'antd/es/button';
import Form from 'antd/es/form';
import Input from 'antd/es/input';
import { useState } from 'react';
import { Link } from 'react-router';
import { brand } from '@/api/brand';
import { ApiProblem } from '@/api/problem';
import { FormProblem, useFormProblem } from '@/components/form-problem';
import { useLogIn, type Credentials } from './api/log-in';
import { AuthCard } from './auth-card';

interface LogInFormProps {
  /** Whether a page wants to be returned to: then the session has ended, or never was. */
  isReturning: boolean;
  /** What the address says about where to go afterwards. */
  query: string;
}

/** Asks for name and password, then for a code where the user has an authenticator app. */
export function LogInForm({ isReturning, query }: LogInFormProps) {
  const [form] = Form.useForm<Credentials>();
  const [needsCode, setNeedsCode] = useState(false);
  const [problem, setProblem] = useFormProblem(form);
  const logIn = useLogIn();
  const submit = (credentials: Credentials) => {
    setProblem(null);
    logIn.mutate(credentials, {
      onError: (error) => {
        if (error instanceof ApiProblem && error.code === 'totp_required') {
          setNeedsCode(true);
          return;
        }
        if (error instanceof ApiProblem && error.code === 'invalid_totp') form.setFieldValue('totp', '');
        setProblem(error);
      },
    });
  };
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
      <Form form={form} layout="vertical" onFinish={submit}>
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
        {needsCode && (
          <Form.Item
            name="totp"
            label="Code"
            extra="The six digits in your authenticator app, or a recovery code."
            rules={[{ required: true, message: 'Enter the code.' }]}
          >
            <Input autoComplete="one-time-code" spellCheck={false} />
          </Form.Item>
        )}
        <FormProblem problem={problem} />
        <Button type="primary" htmlType="submit" block loading={logIn.isPending}>
          Log in
        </Button>
        {brand.mail !== undefined && (
          <p>
            <Link to="/forgot-password">Forgot your password?</Link>
          </p>
        )}
      </Form>
    </AuthCard>
  );
}
