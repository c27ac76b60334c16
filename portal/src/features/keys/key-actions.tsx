import MoreOutlined from '@ant-design/icons/MoreOutlined';
import App from 'antd/es/app';
import Button from 'antd/es/button';
import Dropdown from 'antd/es/dropdown';
import { useState } from 'react';
import { useProblemReport } from '@/components/use-problem-report';
import type { ApiKey } from '@/api/list-keys';
import { useRevokeKey } from './api/revoke-key';
import styles from './key-table.module.css';
import { RenameKeyDialog } from './rename-key-dialog';
import { RotateKeyDialog } from './rotate-key-dialog';

/** What can be done with a key. An expired one gets no new secret, which would have expired too. */
export function KeyActions({ apiKey, isExpired }: { apiKey: ApiKey; isExpired: boolean }) {
  const [open, setOpen] = useState<'rename' | 'rotate' | null>(null);
  const close = () => setOpen(null);
  return (
    <span className={styles.actions}>
      <Revoke apiKey={apiKey} />
      <Dropdown
        trigger={['click']}
        menu={{
          items: [
            { key: 'rename', label: 'Rename', onClick: () => setOpen('rename') },
            { key: 'rotate', label: 'Rotate', disabled: isExpired, onClick: () => setOpen('rotate') },
          ],
        }}
      >
        <Button
          size="small"
          icon={<MoreOutlined aria-hidden />}
          aria-label={`More actions for ${apiKey.name}`}
        />
      </Dropdown>
      <RenameKeyDialog apiKey={apiKey} isOpen={open === 'rename'} onClose={close} />
      <RotateKeyDialog apiKey={apiKey} isOpen={open === 'rotate'} onClose={close} />
    </span>
  );
}

function Revoke({ apiKey }: { apiKey: ApiKey }) {
  const revoke = useRevokeKey();
  const report = useProblemReport();
  const { modal, notification } = App.useApp();
  const ask = () =>
    modal.confirm({
      title: `Revoke “${apiKey.name}”?`,
      content: 'Apps that use this key are refused immediately. This cannot be undone.',
      okText: 'Revoke key',
      okButtonProps: { danger: true },
      onOk: () =>
        revoke
          .mutateAsync(apiKey.id)
          .then(() => notification.success({ title: `“${apiKey.name}” is revoked`, role: 'status' }))
          .catch((error: unknown) => report(error as Error)),
    });
  return (
    <Button
      size="small"
      danger
      loading={revoke.isPending}
      aria-label={`Revoke ${apiKey.name}`}
      onClick={() => void ask()}
    >
      Revoke
    </Button>
  );
}
