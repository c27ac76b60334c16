import TeamOutlined from '@ant-design/icons/TeamOutlined';
import Input from 'antd/es/input';
import type { ColumnsType } from 'antd/es/table';
import { Link } from 'react-router';
import { DataTable } from '@/components/data-table';
import { EmptyState } from '@/components/empty-state';
import { ListPanel } from '@/components/list-panel';
import { Name } from '@/components/name';
import { formatMoney } from '@/format/money';
import { formatDate } from '@/format/time';
import { AccessTags } from './access/access-tags';
import { useCustomers, type Customer } from './api/list-customers';
import styles from './customer-list.module.css';

interface CustomerListProps {
  search: string;
  onSearch: (search: string) => void;
}

const columns: ColumnsType<Customer> = [
  {
    title: 'User name',
    key: 'username',
    render: (_, customer) => (
      <Name text={customer.username}>
        <Link to={`/operator/customers/${customer.id}`}>{customer.username}</Link>
      </Name>
    ),
  },
  { title: 'Access', key: 'access', render: (_, customer) => <AccessTags customer={customer} /> },
  { title: 'Customer since', key: 'created', render: (_, customer) => formatDate(customer.created_at) },
  {
    title: 'Total spend',
    key: 'total',
    align: 'right',
    render: (_, customer) => formatMoney(customer.total_cost),
  },
];

/** Customers, to search and to open. */
export function CustomerList({ search, onSearch }: CustomerListProps) {
  const customers = useCustomers(search);
  return (
    <>
      <Input.Search
        className={styles.search}
        aria-label="Search customers"
        placeholder="User name or customer id"
        allowClear
        defaultValue={search}
        onSearch={onSearch}
      />
      <ListPanel
        list={customers}
        empty={
          <EmptyState
            icon={<TeamOutlined aria-hidden />}
            title={search === '' ? 'No customers yet' : `No customers match “${search}”`}
          >
            Search by part of a user name or by the whole customer id.
          </EmptyState>
        }
        rows={8}
      >
        {(rows) => <DataTable label="Customers" rowKey="id" columns={columns} dataSource={rows} />}
      </ListPanel>
    </>
  );
}
