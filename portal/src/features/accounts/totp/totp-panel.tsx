import App from 'antd/es/app';
import Button from 'antd/es/button';
import Skeleton from 'antd/es/skeleton';
import { useState } from 'react';
import { Loaded } from '@/components/loaded';
import { StateTag } from '@/components/state-tag';
import { useProblemReport } from '@/components/use-problem-report';
import { useDisableTotp, useRenewRecoveryCodes, useTotp, type Totp } from '@/features/accounts/api/totp';
import { formatDate } from '@/format/time';
import { RecoveryCodesDialog } from './recovery-codes-dialog';
import { TotpDialog } from './totp-dialog';
import styles from './totp-panel.module.css';

/** Sets up and removes the user's authenticator app. */
export function TotpPanel() {
  const totp = useTotp();
  const [isOpen, setOpen] = useState(false);
  const [codes, setCodes] = useState<string[] | null>(null);
  return (
    <Loaded query={totp} loading={<Skeleton active title={false} paragraph={{ rows: 2 }} />}>
      {(data) => (
        <>
          {data.is_enabled ? (
            <Enabled totp={data} onCodes={setCodes} />
          ) : (
            <Button onClick={() => setOpen(true)}>Set up authenticator app</Button>
          )}
          <TotpDialog isOpen={isOpen} onClose={() => setOpen(false)} onCodes={setCodes} />
          <RecoveryCodesDialog codes={codes} onClose={() => setCodes(null)} />
        </>
      )}
    </Loaded>
  );
}

function Enabled({ totp, onCodes }: { totp: Totp; onCodes: (codes: string[]) => void }) {
  const renew = useRenewRecoveryCodes();
  const disable = useDisableTotp();
  const report = useProblemReport();
  const { modal } = App.useApp();
  const askToRenew = () =>
    modal.confirm({
      title: 'Create new recovery codes?',
      content: 'Your current codes stop working.',
      okText: 'Create codes',
      onOk: () =>
        renew
          .mutateAsync()
          .then(onCodes)
          .catch((error: unknown) => report(error as Error)),
    });
  const askToDisable = () =>
    modal.confirm({
      title: 'Remove the authenticator app?',
      content: 'Sign-in then requires only your password. Your other sessions end.',
      okText: 'Remove',
      okButtonProps: { danger: true },
      onOk: () => disable.mutateAsync().catch((error: unknown) => report(error as Error)),
    });
  return (
    <>
      <p>
        <StateTag tone="good">On</StateTag> since {totp.enabled_at ? formatDate(totp.enabled_at) : '–'}.{' '}
        {totp.recovery_codes_left} recovery codes left.
      </p>
      <div className={styles.actions}>
        <Button loading={renew.isPending} onClick={() => void askToRenew()}>
          New recovery codes
        </Button>
        <Button danger loading={disable.isPending} onClick={() => void askToDisable()}>
          Remove
        </Button>
      </div>
    </>
  );
}
