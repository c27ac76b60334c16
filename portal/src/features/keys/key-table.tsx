import type { ColumnsType } from 'antd/es/table';
import Tag from 'antd/es/tag';
import { useMeterNames } from '@/api/list-prices';
import { DataTable } from '@/components/data-table';
import { Name } from '@/components/name';
import { formatDate, formatInstant } from '@/format/time';
import type { ApiKey } from '@/api/list-keys';
import { KeyActions } from './key-actions';
import styles from './key-table.module.css';

const nameOf: Record<string, string | undefined> = { calls: 'Calls', read: 'Read', metrics: 'Metrics' };

/** The customer's keys, each of which can be renamed, rotated and revoked. */
export function KeyTable({ keys, now }: { keys: ApiKey[]; now: number }) {
  const nameOfMeter = useMeterNames();
  const columns: ColumnsType<ApiKey> = [
    {
      title: 'Name',
      key: 'name',
      render: (_, key) => (
        <>
          <Name text={key.name}>
            <strong>{key.name}</strong>
          </Name>
          {key.test && <Tag color="gold">Test</Tag>}
        </>
      ),
    },
    {
      title: 'Key',
      key: 'start',
      render: (_, key) => (
        <>
          <code>{key.start}…</code>
          {key.previous_expires_at && (
            <div className={styles.previous}>
              Previous secret until {formatInstant(key.previous_expires_at)}
            </div>
          )}
        </>
      ),
    },
    {
      title: 'Allowed APIs',
      key: 'meters',
      render: (_, key) => key.meters?.map(nameOfMeter).join(', ') ?? 'All APIs',
    },
    { title: 'Permissions', key: 'scopes', render: (_, key) => scopesOf(key) },
    { title: 'Created', key: 'created', render: (_, key) => formatDate(key.created_at) },
    { title: 'Expires', key: 'expires', render: (_, key) => expiryOf(key, now) },
    {
      title: 'Last used',
      key: 'used',
      render: (_, key) => (key.last_used_at ? formatInstant(key.last_used_at) : 'Never'),
    },
    {
      title: <span className="visually-hidden">Actions</span>,
      key: 'actions',
      align: 'right',
      render: (_, key) => <KeyActions apiKey={key} isExpired={isExpired(key, now)} />,
    },
  ];
  return <DataTable label="API keys" rowKey="id" columns={columns} dataSource={keys} />;
}

function scopesOf(key: ApiKey): string {
  return key.scopes?.map((scope) => nameOf[scope] ?? scope).join(', ') ?? 'Everything';
}

function expiryOf(key: ApiKey, now: number): string {
  if (!key.expires_at) return 'Never';
  return isExpired(key, now) ? 'Expired' : formatDate(key.expires_at);
}

function isExpired({ expires_at }: ApiKey, now: number): boolean {
  return expires_at != null && Date.parse(expires_at) <= now;
}
