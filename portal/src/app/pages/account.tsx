import { useAccount, type Account } from '@/api/get-account';
import { Loaded } from '@/components/loaded';
import { LoadingPanel } from '@/components/loading-panel';
import { Page } from '@/components/page';
import { Panel } from '@/components/panel';
import { Appearance } from '@/features/accounts/appearance';
import { LogOutEverywhere } from '@/features/accounts/log-out-everywhere';
import { PasswordForm } from '@/features/accounts/password-form';
import { Profile } from '@/features/accounts/profile';
import { TimeZoneForm } from '@/features/accounts/time-zone-form';
import styles from './account.module.css';

/** The user's own settings. */
export function AccountPage() {
  const account = useAccount();
  return (
    <Page title="Account" description="Who you are, how you log in, and by whose calendar you are billed.">
      <Loaded query={account} loading={<LoadingPanel rows={8} />}>
        {(data) => <Settings account={data} />}
      </Loaded>
    </Page>
  );
}

function Settings({ account }: { account: Account }) {
  return (
    <div className={styles.settings}>
      <div className={styles.column}>
        <Panel title="Profile">
          <Profile account={account} />
        </Panel>
        <Panel title="Password">
          <PasswordForm username={account.username} />
        </Panel>
      </div>
      <div className={styles.column}>
        <Panel title="Billing">
          <TimeZoneForm account={account} />
        </Panel>
        <Panel
          title="Sessions"
          description="Lost a device, or logged in somewhere that is not yours? End all sessions."
        >
          <LogOutEverywhere />
        </Panel>
        <Panel title="Appearance" description="Kept in this browser.">
          <Appearance />
        </Panel>
      </div>
    </div>
  );
}
