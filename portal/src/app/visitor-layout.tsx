import { Navigate, Outlet, useSearchParams } from 'react-router';
import { useSession } from '@/api/get-session';
import { Brand } from './brand';
import { ColorModeButton } from './color-mode-button';
import { nextAddress } from './next-address';
import styles from './visitor-layout.module.css';

/** Around the pages for which one is not logged in. Who is goes on to where they wanted to be. */
export function VisitorLayout() {
  const session = useSession();
  const [parameters] = useSearchParams();
  if (session.data) return <Navigate to={nextAddress(parameters)} replace />;
  return (
    <div className={styles.frame}>
      <header className={styles.top}>
        <Brand />
        <ColorModeButton />
      </header>
      <main className={styles.main}>
        <Outlet />
      </main>
    </div>
  );
}
