import App from 'antd/es/app';
import Button from 'antd/es/button';
import Checkbox from 'antd/es/checkbox';
import { useRef, type ReactNode } from 'react';
import { Link } from 'react-router';
import { CopyButton } from '@/components/copy-button';
import { Panel } from '@/components/panel';
import { useProblemReport } from '@/components/use-problem-report';
import { formatDate } from '@/format/time';
import type { Customer } from '@/features/admin/customers/api/list-customers';
import { useResetPassword } from '@/features/admin/customers/api/reset-password';
import { AccessTags } from './access-tags';
import { useAskedChange, type AskedChange } from './asked-change';
import styles from './customer-access.module.css';

/** What an operator may do to a customer's access; each is asked for once more, acts at once and is audited. */
export function CustomerAccess({ customer }: { customer: Customer }) {
  return (
    <Panel title="Access" actions={<AccessTags customer={customer} />}>
      <ul className={styles.choices}>
        {customer.erased_at ? (
          <Choice
            title="Personal data"
            text={`Erased on ${formatDate(customer.erased_at)}. Usage, cost and invoices stay; nothing else about this customer can change.`}
          />
        ) : (
          <Changes customer={customer} />
        )}
        <Choice title="History" text="Changes to this customer and all sign-ins.">
          <Link to={`/operator/audit?customer=${customer.id}`}>Open the audit log</Link>
        </Choice>
      </ul>
    </Panel>
  );
}

function Changes({ customer }: { customer: Customer }) {
  const ask = useAskedChange(customer.id);
  return (
    <>
      {choicesOf(customer).map(({ title, ...choice }) => (
        <Choice key={choice.action} title={title} text={choice.consequence}>
          <Button danger={choice.isDangerous} onClick={() => ask(choice)}>
            {choice.label}
          </Button>
        </Choice>
      ))}
      <Choice
        title="Password"
        text="Creates a new password, shown once, that they must change. Ends their sessions and API keys."
      >
        <ResetPassword customer={customer} />
      </Choice>
      <Choice
        title="Personal data"
        text="Erased with a command on the server, because the audit log changes with it. Usage, cost and invoices stay."
      >
        <CopyButton text={`payg erase ${customer.id} --reason "…" --confirm`} what="command" labelled />
      </Choice>
    </>
  );
}

interface ChoiceProps {
  title: string;
  text: string;
  children?: ReactNode;
}

function Choice({ title, text, children }: ChoiceProps) {
  return (
    <li>
      <div>
        <div className={styles.title}>{title}</div>
        <div className={styles.text}>{text}</div>
      </div>
      {children}
    </li>
  );
}

function ResetPassword({ customer }: { customer: Customer }) {
  const keepKeys = useRef(false);
  const reset = useResetPassword(customer.id);
  const report = useProblemReport();
  const { modal } = App.useApp();
  const show = (password: string) =>
    modal.success({
      title: `New password for ${customer.username}`,
      // One press of Escape must not lose what cannot be shown again.
      keyboard: false,
      okText: 'I have copied it',
      content: (
        <p>
          <code>{password}</code> <CopyButton text={password} what="password" />
          <br />
          Copy it now. You won’t be able to see it again. They must change it when they log in.
        </p>
      ),
    });
  const ask = () => {
    keepKeys.current = false;
    return modal.confirm({
      title: `Reset the password of ${customer.username}?`,
      content: (
        <>
          <p>Their sessions and API keys end immediately.</p>
          <Checkbox onChange={({ target }) => (keepKeys.current = target.checked)}>
            Keep their API keys
          </Checkbox>
        </>
      ),
      okText: 'Reset password',
      okButtonProps: { danger: true },
      onOk: () =>
        reset
          .mutateAsync(keepKeys.current)
          .then(({ password }) => void show(password))
          .catch((error: unknown) => report(error as Error)),
    });
  };
  return (
    <Button danger onClick={() => void ask()}>
      Reset password
    </Button>
  );
}

function choicesOf({
  username,
  disabled_at,
  is_administrator,
}: Customer): (AskedChange & { title: string })[] {
  const access: AskedChange = disabled_at
    ? {
        action: 'enable',
        label: 'Enable',
        question: `Enable ${username}?`,
        consequence: 'Their sessions and API keys work again.',
        isDangerous: false,
      }
    : {
        action: 'disable',
        label: 'Disable',
        question: `Disable ${username}?`,
        consequence:
          'Sessions and API keys are refused immediately until you enable the account. Past usage stays billed.',
        isDangerous: true,
      };
  const role: AskedChange = is_administrator
    ? {
        action: 'remove_admin',
        label: 'Remove administrator role',
        question: `Remove the administrator role from ${username}?`,
        consequence: 'They remain a customer but no longer see or change other customers.',
        isDangerous: true,
      }
    : {
        action: 'grant_admin',
        label: 'Make administrator',
        question: `Make ${username} an administrator?`,
        consequence: 'Administrators see all customers and set all prices.',
        isDangerous: true,
      };
  const totp: AskedChange = {
    action: 'remove_totp',
    label: 'Remove authenticator app',
    question: `Remove the authenticator app of ${username}?`,
    consequence: 'Sign-in then requires only the password. All sessions end immediately.',
    isDangerous: true,
  };
  return [
    { title: 'Sign-in and calls', ...access },
    { title: 'Administrator', ...role },
    { title: 'Lost phone', ...totp },
  ];
}
