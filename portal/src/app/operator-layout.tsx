import { Outlet } from 'react-router';
import { useAccount } from '@/api/get-account';
import { Loaded } from '@/components/loaded';
import { LoadingPanel } from '@/components/loading-panel';
import { NotFoundPage } from './pages/not-found';

/** Around the pages of operators. For everybody else there is nothing here. */
export function OperatorLayout() {
  const account = useAccount();
  return (
    <Loaded query={account} loading={<LoadingPanel rows={8} />}>
      {({ is_administrator }) => (is_administrator ? <Outlet /> : <NotFoundPage />)}
    </Loaded>
  );
}
