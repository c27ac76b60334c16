import Alert from 'antd/es/alert';
import Button from 'antd/es/button';
import type { UseMutationResult } from '@tanstack/react-query';
import { Link } from 'react-router';
import { AuthCard } from './auth-card';

interface MailLinkProps {
  title: string;
  description: string;
  button: string;
  done: string;
  token: string;
  action: UseMutationResult<unknown, Error, string>;
}

/** Does what a link in an e-mail is for, at a press of a button: programs open links before people do. */
export function MailLink({ title, description, button, done, token, action }: MailLinkProps) {
  return (
    <AuthCard title={title} description={description} footer={<Link to="/">To the start page</Link>}>
      {action.isSuccess ? (
        <Alert type="success" showIcon title={done} />
      ) : (
        <>
          {action.isError && <Alert type="error" showIcon title={action.error.message} />}
          <Button type="primary" block loading={action.isPending} onClick={() => action.mutate(token)}>
            {button}
          </Button>
        </>
      )}
    </AuthCard>
  );
}
