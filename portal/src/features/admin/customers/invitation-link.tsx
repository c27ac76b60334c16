import Alert from 'antd/es/alert';
import { basePath } from '@/api/base-path';
import { CopyButton } from '@/components/copy-button';
import { formatInstant } from '@/format/time';
import type { Invitation } from './api/create-customer';
import styles from './invitation-link.module.css';

/** The link by which a user signs up for a customer. It is shown this once. */
export function InvitationLink({ invitation }: { invitation: Invitation }) {
  const link = `${window.location.origin}${basePath}/sign-up?invitation=${invitation.token}`;
  return (
    <>
      <Alert
        type="warning"
        showIcon
        title="Copy this link now, and send it to the customer. You won’t be able to see it again."
      />
      <div className={styles.link}>
        <code aria-label="The invitation link">{link}</code>
        <CopyButton text={link} what="link" labelled />
      </div>
      <p>It works once, until {formatInstant(invitation.expires_at)}.</p>
    </>
  );
}
