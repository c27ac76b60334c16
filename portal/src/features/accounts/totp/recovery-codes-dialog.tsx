import Alert from 'antd/es/alert';
import Modal from 'antd/es/modal';
import { CopyButton } from '@/components/copy-button';
import styles from './totp-panel.module.css';

interface RecoveryCodesDialogProps {
  /** The codes; null: none to show. */
  codes: string[] | null;
  onClose: () => void;
}

/** Shows recovery codes, this once: one press of Escape must not lose them. */
export function RecoveryCodesDialog({ codes, onClose }: RecoveryCodesDialogProps) {
  return (
    <Modal
      open={codes !== null}
      title="Recovery codes"
      keyboard={false}
      closable={false}
      mask={{ closable: false }}
      destroyOnHidden
      okText="I have saved them"
      cancelButtonProps={{ style: { display: 'none' } }}
      onOk={onClose}
    >
      <Alert
        type="warning"
        showIcon
        title="Save these codes now. You won’t be able to see them again."
        description="Each code signs you in once if you lose your phone."
      />
      <ul className={styles.codes} aria-label="Recovery codes">
        {codes?.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      <CopyButton text={codes?.join('\n') ?? ''} what="codes" labelled />
    </Modal>
  );
}
