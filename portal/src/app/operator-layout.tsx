import { Outlet } from 'react-router';
import { useAccount } from '@/api/get-account';
import { LoadingPanel } from '@/components/loading-panel';
import { ProblemState } from '@/components/problem-state';
import { NotFoundPage } from './pages/not-found';

/** Around the pages of operators. For everybody else there is nothing here. */
export function OperatorLayout() {
  const account = useAccount();
  if (account.isPending) return <LoadingPanel rows={8} />;
  if (account.isError) return <ProblemState error={account.error} onRetry={() => void account.refetch()} />;
  return account.data.is_administrator ? <Outlet /> : <NotFoundPage />;
}
