import { Navigate, Outlet, useSearchParams } from 'react-router';
import { useSession } from '@/features/accounts/api/get-session';
import { nextAddress } from './next-address';
import { Pitch } from './pitch';
import { VisitorFrame } from './visitor-frame';
import styles from './visitor-layout.module.css';

/** Around the forms by which one gets in. Who is logged in goes on to where they wanted to be. */
export function VisitorLayout() {
  const session = useSession();
  const [parameters] = useSearchParams();
  if (session.data) return <Navigate to={nextAddress(parameters)} replace />;
  return <LinkLayout />;
}

/** Around the pages to which links in e-mails lead, whether one is logged in or not. */
export function LinkLayout() {
  return (
    <VisitorFrame hasForm>
      <div className={styles.columns}>
        <div className={styles.form}>
          <Outlet />
        </div>
        <Pitch />
      </div>
    </VisitorFrame>
  );
}
