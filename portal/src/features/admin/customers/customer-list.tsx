import DownloadOutlined from '@ant-design/icons/DownloadOutlined';
import TeamOutlined from '@ant-design/icons/TeamOutlined';
import { useMutation } from '@tanstack/react-query';
import Button from 'antd/es/button';
import Input from 'antd/es/input';
import Select from 'antd/es/select';
import type { ColumnsType } from 'antd/es/table';
import { Link } from 'react-router';
import { Amount } from '@/components/amount';
import { DataTable } from '@/components/data-table';
import { EmptyState } from '@/components/empty-state';
import { FilterBar } from '@/components/filters';
import { ListPanel } from '@/components/list-panel';
import { Name } from '@/components/name';
import { saveFile } from '@/components/save-file';
import { useProblemReport } from '@/components/use-problem-report';
import { formatDate } from '@/format/time';
import { AccessTags } from './access/access-tags';
import {
  getAllCustomers,
  useCustomers,
  type Customer,
  type CustomerFilter,
  type CustomerOrder,
  type CustomerStatus,
} from './api/list-customers';
import { CustomerCount } from './customer-count';
import { customerCsv } from './customer-csv';
import styles from './customer-list.module.css';

interface CustomerListProps {
  filter: CustomerFilter;
  onFilter: (change: Partial<CustomerFilter>) => void;
}

const statuses: { value: CustomerStatus | ''; label: string }[] = [
  { value: '', label: 'All customers' },
  { value: 'active', label: 'Active' },
  { value: 'invited', label: 'Invited' },
  { value: 'disabled', label: 'Disabled' },
  { value: 'admin', label: 'Administrators' },
];

const orders: { value: CustomerOrder | ''; label: string }[] = [
  { value: '', label: 'Oldest first' },
  { value: 'month_cost', label: 'Highest spend this month' },
  { value: 'total_cost', label: 'Highest total spend' },
];

const columns: ColumnsType<Customer> = [
  {
    title: 'Customer',
    key: 'customer',
    render: (_, { id, username, company, email }) => {
      const details = company ?? email ?? '';
      return (
        <>
          <Name text={username}>
            <Link to={`/operator/customers/${id}`}>{username}</Link>
          </Name>
          {details !== '' && (
            <span className={styles.details}>
              <Name text={details} />
            </span>
          )}
        </>
      );
    },
  },
  { title: 'Access', key: 'access', render: (_, customer) => <AccessTags customer={customer} /> },
  { title: 'Customer since', key: 'created', render: (_, customer) => formatDate(customer.created_at) },
  {
    title: 'This month',
    key: 'month',
    align: 'right',
    render: (_, customer) => <Amount money={customer.month_cost} />,
  },
  {
    title: 'Total spend',
    key: 'total',
    align: 'right',
    render: (_, customer) => <Amount money={customer.total_cost} />,
  },
];

/** Customers, to search and to open. */
export function CustomerList({ filter, onFilter }: CustomerListProps) {
  const customers = useCustomers(filter);
  const { search, status, sort } = filter;
  return (
    <>
      <FilterBar>
        <Input.Search
          className={styles.search}
          aria-label="Search customers"
          placeholder="Name, company, e-mail or id"
          allowClear
          defaultValue={search}
          onSearch={(text) => onFilter({ search: text })}
        />
        <Select<CustomerStatus | ''>
          className={styles.status}
          aria-label="Status"
          value={status ?? ''}
          options={statuses}
          onChange={(value) => onFilter({ status: value === '' ? undefined : value })}
        />
        <Select<CustomerOrder | ''>
          className={styles.status}
          aria-label="Order"
          value={sort ?? ''}
          options={orders}
          onChange={(value) => onFilter({ sort: value === '' ? undefined : value })}
        />
        <Download filter={filter} />
      </FilterBar>
      <CustomerCount filter={filter} shown={customers.data?.length} hasMore={customers.hasNextPage} />
      <ListPanel
        list={customers}
        empty={
          <EmptyState icon={<TeamOutlined aria-hidden />} title={emptyTitleOf(filter)}>
            Search by part of a name, company or e-mail address, or by a whole id.
          </EmptyState>
        }
        rows={8}
      >
        {(rows) => <DataTable label="Customers" rowKey="id" columns={columns} dataSource={rows} />}
      </ListPanel>
    </>
  );
}

function Download({ filter }: { filter: CustomerFilter }) {
  const report = useProblemReport();
  const download = useMutation({ mutationFn: () => getAllCustomers(filter) });
  return (
    <Button
      icon={<DownloadOutlined aria-hidden />}
      loading={download.isPending}
      onClick={() =>
        download.mutate(undefined, {
          onSuccess: (rows) => saveFile('payg-customers.csv', customerCsv(rows), 'text/csv;charset=utf-8'),
          onError: (error) => report(error),
        })
      }
    >
      Download CSV
    </Button>
  );
}

function emptyTitleOf({ search, status }: CustomerFilter): string {
  if (search !== '') return `No customers match “${search}”`;
  return status === undefined ? 'No customers yet' : 'No customers of this status';
}
