import Skeleton from 'antd/es/skeleton';
import { useParams, useSearchParams } from 'react-router';
import { useCustomer } from '@/api/admin/get-customer';
import { Page } from '@/components/page';
import { ProblemState } from '@/components/problem-state';
import { CustomerView } from '@/features/admin/customer-view';

/** One customer; the month is in the address. */
export function CustomerPage() {
  const { id = '' } = useParams();
  const [parameters, setParameters] = useSearchParams();
  const customer = useCustomer(id, parameters.get('month'));
  return (
    <Page title={customer.data?.customer.username ?? 'Customer'} description={<code>{id}</code>}>
      {customer.isError ? (
        <ProblemState error={customer.error} onRetry={() => void customer.refetch()} />
      ) : customer.isPending ? (
        <Skeleton active paragraph={{ rows: 10 }} />
      ) : (
        <CustomerView detail={customer.data} onMonth={(month) => setParameters({ month })} />
      )}
    </Page>
  );
}
