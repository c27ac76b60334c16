import Alert from 'antd/es/alert';
import App from 'antd/es/app';
import { CopyButton } from '@/components/copy-button';
import { formatInstant } from '@/format/time';
import type { NewApiKey } from './api/create-key';
import { KeySnippets } from './key-snippets';
import styles from './made-key.module.css';

/** A secret that is shown this once, with examples that hold it. */
export function MadeKey({ made }: { made: NewApiKey }) {
  return (
    <>
      <Alert type="warning" showIcon title="Copy this key now. You won’t be able to see it again." />
      <div className={styles.secret}>
        <code aria-label="The new key">{made.key}</code>
        <CopyButton text={made.key} what="key" labelled />
      </div>
      {made.test && <p>Calls with this key are test calls: they are counted apart and cost nothing.</p>}
      {made.previous_expires_at && (
        <p>The previous secret works until {formatInstant(made.previous_expires_at)}.</p>
      )}
      <KeySnippets secret={made.key} meters={made.meters ?? null} />
    </>
  );
}

/** Closes a dialog: one press of Escape must not lose a secret that cannot be shown again. */
export function useCarefulClose(made: NewApiKey | null, onClose: () => void): () => void {
  const { modal } = App.useApp();
  return () => {
    if (made === null) {
      onClose();
      return;
    }
    void modal.confirm({
      title: 'Close without copying the key?',
      content: 'You won’t be able to see it again.',
      okText: 'Close',
      okButtonProps: { danger: true },
      cancelText: 'Go back',
      onOk: onClose,
    });
  };
}
