import Alert from 'antd/es/alert';
import { brand } from '@/api/brand';
import { useAccount, type Account } from '@/api/get-account';
import { Loaded } from '@/components/loaded';
import { LoadingPanel } from '@/components/loading-panel';
import { Page } from '@/components/page';
import { Panel } from '@/components/panel';
import { EmailForm } from '@/features/accounts/email-form';
import { Appearance } from '@/features/accounts/appearance';
import { LogOutEverywhere } from '@/features/accounts/log-out-everywhere';
import { PasswordForm } from '@/features/accounts/password-form';
import { Profile } from '@/features/accounts/profile';
import { SessionList, SignInNotices } from '@/features/accounts/session-list';
import { TimeZoneForm } from '@/features/accounts/time-zone-form';
import { TotpPanel } from '@/features/accounts/totp/totp-panel';
import styles from './account.module.css';

/** The user's own settings. */
export function AccountPage() {
  const account = useAccount();
  return (
    <Page title="Account" description="Profile, sign-in and billing settings.">
      <Loaded query={account} loading={<LoadingPanel rows={8} />}>
        {(data) => <Settings account={data} />}
      </Loaded>
    </Page>
  );
}

function Settings({ account }: { account: Account }) {
  return (
    <>
      {account.must_change_password && (
        <Alert
          type="warning"
          showIcon
          title="Change your password"
          description="Your password was generated. Choose your own to continue."
        />
      )}
      {account.must_set_up_totp && (
        <Alert
          type="warning"
          showIcon
          title="Set up an authenticator app"
          description="Administrators need an authenticator app before they can make changes."
        />
      )}
      <SettingsPanels account={account} />
    </>
  );
}

function SettingsPanels({ account }: { account: Account }) {
  return (
    <div className={styles.settings}>
      <div className={styles.column}>
        <Panel title="Profile">
          <Profile account={account} />
        </Panel>
        {(brand.mail !== undefined || account.email !== null) && (
          <Panel title="E-mail" description="For alerts, and for a new password if you forget yours.">
            <EmailForm account={account} />
          </Panel>
        )}
        <Panel title="Password">
          <PasswordForm username={account.username} />
        </Panel>
        <Panel
          title="Two-factor authentication"
          description="Sign-in also requires a code from an app on your phone."
        >
          <TotpPanel />
        </Panel>
      </div>
      <div className={styles.column}>
        <Panel title="Billing">
          <TimeZoneForm account={account} />
        </Panel>
        <Panel title="Sessions" description="Where you are signed in. End sessions you don’t recognize.">
          <SessionList />
          <SignInNotices />
          <LogOutEverywhere />
        </Panel>
        <Panel title="Appearance" description="Saved in this browser.">
          <Appearance />
        </Panel>
      </div>
    </div>
  );
}
