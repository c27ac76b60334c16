import AuditOutlined from '@ant-design/icons/AuditOutlined';
import CloseOutlined from '@ant-design/icons/CloseOutlined';
import Button from 'antd/es/button';
import DatePicker from 'antd/es/date-picker';
import Input from 'antd/es/input';
import Select from 'antd/es/select';
import Tabs from 'antd/es/tabs';
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
import { actionOptionsOf, categoryOf, labelOf, type AuditCategory } from './audit-actions';
import { changesOf } from './audit-changes';
import { detailOf, sentenceOf, type Named } from './audit-sentence';

interface AuditLogProps {
  filter: AuditFilter;
  onFilter: (change: AuditFilter) => void;
  /** Whether the page is about one customer, so that the filter of the customer is not to be removed. */
  isOfCustomer?: boolean;
}

const tabs: { key: AuditCategory; label: string }[] = [
  { key: 'changes', label: 'Changes' },
  { key: 'sign_ins', label: 'Sign-ins' },
];

const columns: ColumnsType<AuditEntry> = [
  {
    title: 'Event',
    key: 'what',
    className: styles.what,
    render: (_, entry) => <Event entry={entry} />,
  },
  { title: 'When', key: 'at', render: (_, entry) => formatInstant(entry.at) },
  {
    title: 'From',
    key: 'address',
    render: (_, { address }) =>
      address != null && <Link to={`/operator/audit?${new URLSearchParams({ address })}`}>{address}</Link>,
  },
];

/** What was done, to filter: changes, and sign-ins apart. Each entry opens to show before and after. */
export function AuditLog({ filter, onFilter, isOfCustomer = false }: AuditLogProps) {
  const category = filter.category ?? categoryOf(filter.action ?? '');
  const audit = useAudit({ ...filter, category });
  const narrowings = [
    filter.address && {
      label: `From ${filter.address}`,
      without: { address: undefined },
    },
    filter.subject_id && {
      label: `Only ${nameOf(audit.data, (entry) => sentenceOf(entry).subject?.text)}`,
      without: { subject_kind: undefined, subject_id: undefined },
    },
    filter.customer &&
      !isOfCustomer && {
        label: `Only ${nameOf(audit.data, ({ customer }) => customer?.name)}`,
        without: { customer: undefined },
      },
  ].filter((narrowing) => typeof narrowing === 'object');
  return (
    <>
      <Tabs
        className={styles.tabs ?? ''}
        activeKey={category}
        items={tabs}
        onChange={(key) => onFilter({ category: key as AuditCategory, action: undefined })}
      />
      <FilterBar>
        <Select
          className={styles.filter}
          aria-label="Action"
          value={filter.action ?? ''}
          options={[
            { value: '', label: category === 'changes' ? 'All changes' : 'All sign-ins' },
            ...actionOptionsOf(category),
          ]}
          onChange={(action) => onFilter({ action, category })}
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
              : 'What happens from now on appears here.'}
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

/** Who did what to whom, with links, and what changed beneath. */
function Event({ entry }: { entry: AuditEntry }) {
  const { verb, subject, customer, rest } = sentenceOf(entry);
  const detail = detailOf(entry);
  const actor = {
    text: entry.actor ?? 'Unknown user',
    to: entry.actor_customer == null ? null : `/operator/customers/${entry.actor_customer}`,
  };
  return (
    <span className={styles.event}>
      <span className={styles.sentence}>
        <strong>
          <Thing thing={actor} />
        </strong>{' '}
        {verb} {subject && <Thing thing={subject} />}
        {customer && (
          <>
            {' for '}
            <Thing thing={customer} />
          </>
        )}
        {rest.startsWith(':') ? rest : ` ${rest}`}
      </span>
      {detail !== null && <span className={styles.detail}>{detail}</span>}
    </span>
  );
}

function Thing({ thing: { text, to } }: { thing: Named }) {
  return to === null ? text : <Link to={to}>{text}</Link>;
}

/** What the entries on show call what they are narrowed to. */
function nameOf(entries: AuditEntry[] | undefined, read: (entry: AuditEntry) => string | undefined): string {
  return entries?.map(read).find((name) => name !== undefined) ?? 'one';
}

function isFiltered(filter: AuditFilter): boolean {
  return Object.entries(filter).some(([name, value]) => name !== 'category' && Boolean(value));
}

function rangeOf({ from, to }: AuditFilter): [Dayjs, Dayjs] | null {
  return from === undefined || to === undefined ? null : [dayjs(from), dayjs(to).subtract(1, 'day')];
}

function Change({ entry }: { entry: AuditEntry }) {
  const changes = changesOf(entry);
  return (
    <div className={styles.change}>
      {changes.length > 0 && (
        <table className={styles.fields}>
          <caption className="visually-hidden">What changed</caption>
          <thead>
            <tr>
              <th scope="col">Field</th>
              <th scope="col">Before</th>
              <th scope="col">After</th>
            </tr>
          </thead>
          <tbody>
            {changes.map(({ label, before, after }) => (
              <tr key={label}>
                <th scope="row">{label}</th>
                <td>{before ?? '–'}</td>
                <td>{after ?? '–'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <div className={styles.raw}>
        {labelOf(entry.action)}: <code>{entry.action}</code> of {entry.subject_kind}{' '}
        <code>{entry.subject_id}</code>
      </div>
      {(entry.before != null || entry.after != null) && (
        <details>
          <summary>JSON</summary>
          <pre>{JSON.stringify({ before: entry.before, after: entry.after }, null, 2)}</pre>
        </details>
      )}
    </div>
  );
}
