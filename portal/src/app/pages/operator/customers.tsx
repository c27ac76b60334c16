import PlusOutlined from '@ant-design/icons/PlusOutlined';
import Button from 'antd/es/button';
import { useState } from 'react';
import { useAddress } from '@/app/use-address';
import { Page } from '@/components/page';
import type {
  CustomerFilter,
  CustomerOrder,
  CustomerStatus,
} from '@/features/admin/customers/api/list-customers';
import { CustomerList } from '@/features/admin/customers/customer-list';
import { NewCustomerDialog } from '@/features/admin/customers/new-customer-dialog';

const statuses: readonly CustomerStatus[] = ['active', 'disabled', 'invited', 'admin'];

const orders: readonly CustomerOrder[] = ['total_cost', 'month_cost'];

/** All customers; what is searched for is in the address. */
export function CustomersPage() {
  const [isOpen, setOpen] = useState(false);
  const [filter, onFilter] = useAddress(filterOf, (view) => ({ ...view }), { replace: true });
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
      <CustomerList filter={filter} onFilter={onFilter} />
      <NewCustomerDialog isOpen={isOpen} onClose={() => setOpen(false)} />
    </Page>
  );
}

function filterOf(parameters: URLSearchParams): CustomerFilter {
  return {
    search: parameters.get('search') ?? '',
    status: statuses.find((status) => status === parameters.get('status')),
    sort: orders.find((order) => order === parameters.get('sort')),
  };
}
