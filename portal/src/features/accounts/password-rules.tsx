import CheckCircleFilled from '@ant-design/icons/CheckCircleFilled';
import MinusCircleOutlined from '@ant-design/icons/MinusCircleOutlined';
import styles from './password-rules.module.css';

interface PasswordRulesProps {
  id: string;
  username: string;
  password: string;
}

const fewest = 8;
const most = 128;

/** What a password must be, and which of it is so already. The service has the last word, on the common ones too. */
export function PasswordRules({ id, username, password }: PasswordRulesProps) {
  const length = Array.from(password).length;
  const rules = [
    { text: `${fewest} to ${most} characters`, isKept: length >= fewest && length <= most },
    {
      text: 'Not your user name',
      isKept: length > 0 && password.toLowerCase() !== username.toLowerCase(),
    },
    { text: 'Not a common password', isKept: null },
  ];
  return (
    <ul id={id} className={styles.rules}>
      {rules.map((rule) => (
        <li key={rule.text} className={rule.isKept ? styles.kept : undefined}>
          {rule.isKept ? <CheckCircleFilled aria-hidden /> : <MinusCircleOutlined aria-hidden />}
          <span>{rule.text}</span>
          {rule.isKept && <span className="visually-hidden">: done</span>}
        </li>
      ))}
    </ul>
  );
}
