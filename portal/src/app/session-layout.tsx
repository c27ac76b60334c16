import LogoutOutlined from '@ant-design/icons/LogoutOutlined';
import MenuOutlined from '@ant-design/icons/MenuOutlined';
import Button from 'antd/es/button';
import Drawer from 'antd/es/drawer';
import { useState } from 'react';
import { Navigate, Outlet, useLocation, useMatches } from 'react-router';
import { useAccount } from '@/api/get-account';
import { ProblemState } from '@/components/problem-state';
import { useProblemReport } from '@/components/use-problem-report';
import { useSession, type Session } from '@/features/accounts/api/get-session';
import { useLogOut } from '@/features/accounts/api/log-out';
import { ReauthenticationDialog } from '@/features/accounts/reauthentication-dialog';
import { Brand } from './brand';
import { BrandFooter } from './brand-footer';
import { ColorModeButton } from './color-mode-button';
import { LoadingPage } from './loading-page';
import { Navigation } from './navigation';
import { loginAddress } from './next-address';
import styles from './session-layout.module.css';
import { useFocusOnNavigation } from './use-focus-on-navigation';
import { VisitorFrame } from './visitor-frame';

/** What a route says of itself: whether it is shown to those who are not logged in, too. */
export interface RouteHandle {
  isPublic: boolean;
}

/**
 * Around every page but the forms by which one gets in. Who is not logged in is led to the login, and back here
 * afterwards; public pages they see without.
 */
export function SessionLayout() {
  const location = useLocation();
  const session = useSession();
  const isPublic = useMatches().some(({ handle }) => (handle as RouteHandle | undefined)?.isPublic);
  if (session.isPending) return <LoadingPage />;
  if (isPublic && !session.data) {
    return (
      <VisitorFrame>
        <Outlet />
      </VisitorFrame>
    );
  }
  if (session.data === null) return <Navigate to={loginAddress(location)} replace />;
  if (session.isError && session.data === undefined) {
    return (
      <main className={styles.fault}>
        <ProblemState error={session.error} onRetry={() => void session.refetch()} />
      </main>
    );
  }
  return <Frame session={session.data} />;
}

function Frame({ session }: { session: Session }) {
  const [isMenuOpen, setMenuOpen] = useState(false);
  const main = useFocusOnNavigation();
  const account = useAccount();
  const { pathname } = useLocation();
  if (account.data?.must_change_password && pathname !== '/account') {
    return <Navigate to="/account" replace />;
  }
  return (
    <div className={styles.frame}>
      <a href="#main" className={styles.skip}>
        Skip to the page
      </a>
      <aside className={styles.side}>
        <div className={styles.sideHead}>
          <Brand />
          <ColorModeButton />
        </div>
        <Navigation />
        <UserBar session={session} />
      </aside>
      <header className={styles.top}>
        <Button
          type="text"
          icon={<MenuOutlined aria-hidden />}
          aria-label="Open the menu"
          onClick={() => setMenuOpen(true)}
        />
        <Brand />
        <ColorModeButton />
      </header>
      <Drawer
        open={isMenuOpen}
        onClose={() => setMenuOpen(false)}
        placement="left"
        size={280}
        title="Menu"
        styles={{ body: { display: 'flex', flexDirection: 'column', gap: 16, padding: 12 } }}
      >
        <Navigation onNavigate={() => setMenuOpen(false)} />
        <UserBar session={session} />
      </Drawer>
      <div className={styles.content}>
        <main id="main" ref={main} tabIndex={-1} className={styles.main}>
          <Outlet />
        </main>
        <BrandFooter />
      </div>
      <ReauthenticationDialog username={session.username} />
    </div>
  );
}

function UserBar({ session }: { session: Session }) {
  const logOut = useLogOut();
  const report = useProblemReport();
  return (
    <div className={styles.user}>
      <span className={styles.avatar} aria-hidden="true">
        {session.username.charAt(0).toUpperCase()}
      </span>
      <span className={styles.userName} title={session.username}>
        {session.username}
      </span>
      <Button
        type="text"
        icon={<LogoutOutlined aria-hidden />}
        aria-label="Log out"
        title="Log out"
        loading={logOut.isPending}
        onClick={() => logOut.mutate(undefined, { onError: (error) => report(error) })}
      />
    </div>
  );
}
