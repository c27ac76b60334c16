import Button from 'antd/es/button';
import Form from 'antd/es/form';
import Input from 'antd/es/input';
import { Link } from 'react-router';
import { brand } from '@/api/brand';
import { FormProblem, useFormProblem } from '@/components/form-problem';
import { useLogIn, type Credentials } from './api/log-in';
import { useRegister } from './api/register';
import { AuthCard } from './auth-card';
import { PasswordRules } from './password-rules';
import styles from './sign-up-form.module.css';

interface SignUpFields extends Credentials {
  email?: string;
}

interface SignUpFormProps {
  query: string;
  /** The secret of an invitation to an account that exists; null: none. */
  invitation: string | null;
}

/** Asks for a name and a password, makes the user and logs them in. */
export function SignUpForm({ query, invitation }: SignUpFormProps) {
  const [form] = Form.useForm<SignUpFields>();
  const register = useRegister();
  const logIn = useLogIn();
  const [problem, onError] = useFormProblem(form);

  return (
    <AuthCard
      title="Sign up"
      description={
        invitation === null
          ? 'Create an account to get an API key and start calling.'
          : 'You are invited: choose a user name and a password.'
      }
      footer={
        <>
          Already have an account? <Link to={{ pathname: '/login', search: query }}>Log in</Link>
        </>
      }
    >
      <Form
        form={form}
        layout="vertical"
        onFinish={({ email, ...credentials }) =>
          register.mutate(
            {
              ...credentials,
              ...(email === undefined || email === '' ? {} : { email }),
              ...(invitation === null ? {} : { invitation }),
            },
            { onSuccess: () => logIn.mutate(credentials, { onError }), onError },
          )
        }
      >
        <Form.Item
          name="username"
          label="User name"
          extra="Letters, digits and @ . + - _"
          rules={[{ required: true, message: 'Choose a user name.' }]}
        >
          <Input autoComplete="username" autoCapitalize="none" spellCheck={false} />
        </Form.Item>
        <Form.Item
          name="password"
          label="Password"
          rules={[{ required: true, message: 'Choose a password.' }]}
        >
          <Input.Password autoComplete="new-password" aria-describedby="password-rules" />
        </Form.Item>
        <Form.Item noStyle dependencies={['username', 'password']}>
          {({ getFieldsValue }) => {
            const { username = '', password = '' } = getFieldsValue() as Partial<Credentials>;
            return <PasswordRules id="password-rules" username={username} password={password} />;
          }}
        </Form.Item>
        {brand.mail !== undefined && (
          <Form.Item
            name="email"
            label="E-mail address"
            extra="By it you can reset your password. A link is sent to it, to confirm that it is yours."
          >
            <Input type="email" autoComplete="email" maxLength={254} />
          </Form.Item>
        )}
        <Consent />
        <FormProblem problem={problem} />
        <Button type="primary" htmlType="submit" block loading={register.isPending || logIn.isPending}>
          Sign up
        </Button>
      </Form>
    </AuthCard>
  );
}

/** What people agree to by signing up; nothing if the operator has no terms. */
function Consent() {
  const { terms_url, privacy_url } = brand;
  if (terms_url === undefined && privacy_url === undefined) return null;
  return (
    <p className={styles.consent}>
      {terms_url !== undefined && (
        <>
          By signing up, you agree to the <a href={terms_url}>terms</a>.{' '}
        </>
      )}
      {privacy_url !== undefined && (
        <>
          The <a href={privacy_url}>privacy policy</a> says how your data are used.
        </>
      )}
    </p>
  );
}
