import AuditOutlined from '@ant-design/icons/AuditOutlined';
import CloseOutlined from '@ant-design/icons/CloseOutlined';
import Button from 'antd/es/button';
import DatePicker from 'antd/es/date-picker';
import Input from 'antd/es/input';
import Select from 'antd/es/select';
import type { ColumnsType } from 'antd/es/table';
import dayjs, { type Dayjs } from 'dayjs';
import { Link } from 'react-router';
import { DataTable } from '@/components/data-table';
import { EmptyState } from '@/components/empty-state';
import { FilterBar } from '@/components/filters';
import { ListPanel } from '@/components/list-panel';
import { formatDate, formatInstant } from '@/format/time';
import { useAudit, type AuditEntry, type AuditFilter } from './api/list-audit';
import styles from './audit-log.module.css';
import { actionOptions, addressOf, sentenceOf } from './audit-sentence';

interface AuditLogProps {
  filter: AuditFilter;
  onFilter: (change: AuditFilter) => void;
}

const columns: ColumnsType<AuditEntry> = [
  {
    title: 'Event',
    key: 'what',
    className: styles.what,
    render: (_, entry) => (
      <span className={styles.sentence}>
        <strong>{entry.actor ?? 'Unknown user'}</strong> <Deed entry={entry} />
      </span>
    ),
  },
  { title: 'When', key: 'at', render: (_, entry) => formatInstant(entry.at) },
  {
    title: 'From',
    key: 'address',
    render: (_, { address }) =>
      address != null && <Link to={`?${new URLSearchParams({ address })}`}>{address}</Link>,
  },
];

/** What was done, to filter; each entry opens to show before and after. */
export function AuditLog({ filter, onFilter }: AuditLogProps) {
  const audit = useAudit(filter);
  const narrowings = [
    filter.address && {
      label: `From ${filter.address}`,
      without: { address: undefined },
    },
    filter.subject_id && {
      label: `Only ${filter.subject_kind ?? ''} ${filter.subject_id}`,
      without: { subject_kind: undefined, subject_id: undefined },
    },
  ].filter((narrowing) => typeof narrowing === 'object');
  return (
    <>
      <FilterBar>
        <Select
          className={styles.filter}
          aria-label="Action"
          value={filter.action ?? ''}
          options={[{ value: '', label: 'Every action' }, ...actionOptions]}
          onChange={(action) => onFilter({ action })}
        />
        <Input.Search
          className={styles.filter}
          aria-label="User name"
          placeholder="Done by user name"
          allowClear
          defaultValue={filter.actor}
          onSearch={(actor) => onFilter({ actor })}
        />
        <DatePicker.RangePicker
          className={styles.filter}
          aria-label="First and last day"
          placeholder={['First day', 'Last day']}
          inputReadOnly
          format={(date: Dayjs) => formatDate(date.format('YYYY-MM-DD'), 'UTC')}
          value={rangeOf(filter)}
          disabledDate={(date) => date.isAfter(dayjs(), 'day')}
          onChange={(range) =>
            onFilter({
              from: range?.[0]?.startOf('day').toISOString(),
              to: range?.[1]?.add(1, 'day').startOf('day').toISOString(),
            })
          }
        />
        {narrowings.map(({ label, without }) => (
          <Button
            key={label}
            icon={<CloseOutlined aria-hidden />}
            iconPlacement="end"
            aria-label={`Show more than: ${label}`}
            onClick={() => onFilter(without)}
          >
            {label}
          </Button>
        ))}
      </FilterBar>
      <ListPanel
        list={audit}
        empty={
          <EmptyState icon={<AuditOutlined aria-hidden />} title="No matching entries">
            {isFiltered(filter)
              ? 'Change the action, the user name or the dates.'
              : 'Changes of meters, prices and access appear here.'}
          </EmptyState>
        }
        rows={8}
      >
        {(entries) => (
          <DataTable
            label="Audit entries"
            rowKey="id"
            columns={columns}
            dataSource={entries}
            expandable={{
              columnTitle: <span className="visually-hidden">Details</span>,
              expandedRowRender: (entry) => <Change entry={entry} />,
            }}
          />
        )}
      </ListPanel>
    </>
  );
}

/** What was done, with a link to what it was done to where that has a page. */
function Deed({ entry }: { entry: AuditEntry }) {
  const address = addressOf(entry);
  const { verb, subject, rest } = sentenceOf(entry);
  return (
    <>
      {verb} {address === null || subject === '' ? subject : <Link to={address}>{subject}</Link>} {rest}
    </>
  );
}

function isFiltered(filter: AuditFilter): boolean {
  return Object.values(filter).some((value: string | undefined) => value !== undefined && value !== '');
}

function rangeOf({ from, to }: AuditFilter): [Dayjs, Dayjs] | null {
  return from === undefined || to === undefined ? null : [dayjs(from), dayjs(to).subtract(1, 'day')];
}

function Change({ entry }: { entry: AuditEntry }) {
  return (
    <div className={styles.change}>
      <div>
        <div className={styles.label}>Before</div>
        <pre>{textOf(entry.before)}</pre>
      </div>
      <div>
        <div className={styles.label}>After</div>
        <pre>{textOf(entry.after)}</pre>
      </div>
      <div className={styles.raw}>
        <code>{entry.action}</code> of {entry.subject_kind} <code>{entry.subject_id}</code>
      </div>
    </div>
  );
}

function textOf(value: unknown): string {
  return value == null ? 'Nothing' : JSON.stringify(value, null, 2);
}
