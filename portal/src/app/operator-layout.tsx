import { Navigate, Outlet } from 'react-router';
import { useAccount } from '@/api/get-account';
import { Loaded } from '@/components/loaded';
import { LoadingPanel } from '@/components/loading-panel';
import { NotFoundPage } from './pages/not-found';

/** Around the pages of operators. For everybody else there is nothing here. */
export function OperatorLayout() {
  const account = useAccount();
  return (
    <Loaded query={account} loading={<LoadingPanel rows={8} />}>
      {({ is_administrator, must_set_up_totp }) =>
        !is_administrator ? (
          <NotFoundPage />
        ) : must_set_up_totp ? (
          <Navigate to="/account" replace />
        ) : (
          <Outlet />
        )
      }
    </Loaded>
  );
}
