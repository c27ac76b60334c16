import { useSearchParams } from 'react-router';
import { Page } from '@/components/page';
import { CustomerList } from '@/features/admin/customers/customer-list';

/** All customers; what is searched for is in the address. */
export function CustomersPage() {
  const [parameters, setParameters] = useSearchParams();
  const search = parameters.get('search') ?? '';
  return (
    <Page title="Customers" description="All customers.">
      <CustomerList
        search={search}
        onSearch={(text) => setParameters(text === '' ? {} : { search: text }, { replace: true })}
      />
    </Page>
  );
}
