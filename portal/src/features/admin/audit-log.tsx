import AuditOutlined from '@ant-design/icons/AuditOutlined';
import Button from 'antd/es/button';
import Input from 'antd/es/input';
import Select from 'antd/es/select';
import Skeleton from 'antd/es/skeleton';
import type { ColumnsType } from 'antd/es/table';
import { useAudit, type AuditEntry, type AuditFilter } from '@/api/admin/list-audit';
import { DataTable } from '@/components/data-table';
import { EmptyState } from '@/components/empty-state';
import { Panel } from '@/components/panel';
import { ProblemState } from '@/components/problem-state';
import { formatInstant } from '@/format/time';
import styles from './audit-log.module.css';

interface AuditLogProps {
  filter: AuditFilter;
  onFilter: (filter: AuditFilter) => void;
}

const actions = [
  'meter.created',
  'meter.changed',
  'meter.retired',
  'price.created',
  'price.withdrawn',
  'customer.disabled',
  'customer.enabled',
  'customer.password_reset',
  'customer.tokens_revoked',
  'customer.role_granted',
  'customer.role_removed',
];

const columns: ColumnsType<AuditEntry> = [
  { title: 'When', key: 'at', render: (_, entry) => formatInstant(entry.at) },
  { title: 'Who', key: 'actor', render: (_, entry) => entry.actor ?? 'Unknown' },
  { title: 'What', key: 'action', render: (_, entry) => <code>{entry.action}</code> },
  { title: 'Subject', key: 'subject', render: (_, entry) => `${entry.subject_kind} ${entry.subject_id}` },
  { title: 'From', key: 'address', render: (_, entry) => entry.address ?? '' },
];

/** What was done, to filter; each entry opens to show before and after. */
export function AuditLog({ filter, onFilter }: AuditLogProps) {
  const audit = useAudit(filter);
  const rows = audit.data?.pages.flatMap((page) => page.data) ?? [];
  return (
    <>
      <div className={styles.filters} role="group" aria-label="What is shown">
        <Select
          className={styles.filter}
          aria-label="Action"
          value={filter.action ?? ''}
          options={[
            { value: '', label: 'Every action' },
            ...actions.map((value) => ({ value, label: value })),
          ]}
          onChange={(action) => onFilter({ ...filter, action })}
        />
        <Input.Search
          className={styles.filter}
          aria-label="User name"
          placeholder="Exact user name"
          allowClear
          defaultValue={filter.actor}
          onSearch={(actor) => onFilter({ ...filter, actor })}
        />
      </div>
      {audit.isError ? (
        <ProblemState error={audit.error} onRetry={() => void audit.refetch()} />
      ) : audit.isPending ? (
        <Skeleton active paragraph={{ rows: 8 }} />
      ) : (
        <Panel flush={rows.length > 0}>
          {rows.length === 0 ? (
            <EmptyState icon={<AuditOutlined aria-hidden />} title="Nothing was done">
              Changes of meters, prices and access appear here.
            </EmptyState>
          ) : (
            <DataTable
              label="Audit entries"
              rowKey="id"
              columns={columns}
              dataSource={rows}
              expandable={{
                columnTitle: <span className="visually-hidden">Details</span>,
                expandedRowRender: (entry) => <Change entry={entry} />,
              }}
            />
          )}
        </Panel>
      )}
      {audit.hasNextPage && (
        <Button loading={audit.isFetchingNextPage} onClick={() => void audit.fetchNextPage()}>
          Show more
        </Button>
      )}
    </>
  );
}

function Change({ entry }: { entry: AuditEntry }) {
  return (
    <div className={styles.change}>
      <pre aria-label="Before">{textOf(entry.before)}</pre>
      <pre aria-label="After">{textOf(entry.after)}</pre>
    </div>
  );
}

function textOf(value: unknown): string {
  return value == null ? 'Nothing' : JSON.stringify(value, null, 2);
}
