import PlusOutlined from '@ant-design/icons/PlusOutlined';
import Button from 'antd/es/button';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { Page } from '@/components/page';
import type { CustomerFilter, CustomerStatus } from '@/features/admin/customers/api/list-customers';
import { CustomerList } from '@/features/admin/customers/customer-list';
import { NewCustomerDialog } from '@/features/admin/customers/new-customer-dialog';

const statuses: readonly CustomerStatus[] = ['active', 'disabled', 'invited', 'admin'];

/** All customers; what is searched for is in the address. */
export function CustomersPage() {
  const [parameters, setParameters] = useSearchParams();
  const [isOpen, setOpen] = useState(false);
  const filter: CustomerFilter = {
    search: parameters.get('search') ?? '',
    status: statuses.find((status) => status === parameters.get('status')),
    sort: parameters.get('sort') === 'total_cost' ? 'total_cost' : undefined,
  };
  return (
    <Page
      title="Customers"
      description="All customers."
      actions={
        <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={() => setOpen(true)}>
          New customer
        </Button>
      }
    >
      <CustomerList
        filter={filter}
        onFilter={({ search, status, sort }) =>
          setParameters(
            {
              ...(search !== '' && { search }),
              ...(status !== undefined && { status }),
              ...(sort !== undefined && { sort }),
            },
            { replace: true },
          )
        }
      />
      <NewCustomerDialog isOpen={isOpen} onClose={() => setOpen(false)} />
    </Page>
  );
}
