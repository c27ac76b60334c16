import Alert from 'antd/es/alert';
import App from 'antd/es/app';
import { CopyButton } from './copy-button';
import styles from './shown-secret.module.css';

interface ShownSecretProps {
  secret: string;
  /** What it is, in a word: "key". */
  what: string;
}

/** A secret that is shown this once. */
export function ShownSecret({ secret, what }: ShownSecretProps) {
  return (
    <>
      <Alert type="warning" showIcon title={`Copy this ${what} now. You won’t be able to see it again.`} />
      <div className={styles.secret}>
        <code aria-label={`The new ${what}`}>{secret}</code>
        <CopyButton text={secret} what={what} labelled />
      </div>
    </>
  );
}

/** Closes a dialog: one press of Escape must not lose a secret that cannot be shown again. */
export function useCarefulClose(isShown: boolean, what: string, onClose: () => void): () => void {
  const { modal } = App.useApp();
  return () => {
    if (!isShown) {
      onClose();
      return;
    }
    void modal.confirm({
      title: `Close without copying the ${what}?`,
      content: 'You won’t be able to see it again.',
      okText: 'Close',
      okButtonProps: { danger: true },
      cancelText: 'Go back',
      onOk: onClose,
    });
  };
}
