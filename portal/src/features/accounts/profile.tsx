import type { Account } from '@/api/get-account';
import { CopyButton } from '@/components/copy-button';
import { formatDate } from '@/format/time';
import styles from './profile.module.css';

/** Who one is. */
export function Profile({ account }: { account: Account }) {
  return (
    <dl className={styles.profile}>
      <dt>User name</dt>
      <dd>{account.username}</dd>
      <dt>Customer id</dt>
      <dd className={styles.id}>
        <code>{account.id}</code>
        <CopyButton text={account.id} what="customer id" />
      </dd>
      <dt>Customer since</dt>
      <dd>{formatDate(account.created_at)}</dd>
    </dl>
  );
}
