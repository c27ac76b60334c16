import App from 'antd/es/app';
import Button from 'antd/es/button';
import type { ColumnsType } from 'antd/es/table';
import { useMeterNames } from '@/api/list-prices';
import { DataTable } from '@/components/data-table';
import { Name } from '@/components/name';
import { useProblemReport } from '@/components/use-problem-report';
import { formatDate, formatInstant } from '@/format/time';
import type { ApiKey } from './api/list-keys';
import { useRevokeKey } from './api/revoke-key';

const nameOf: Record<string, string | undefined> = { calls: 'Calls', read: 'Read', metrics: 'Metrics' };

/** The customer's keys, each of which can be revoked. */
export function KeyTable({ keys, now }: { keys: ApiKey[]; now: number }) {
  const nameOfMeter = useMeterNames();
  const columns: ColumnsType<ApiKey> = [
    {
      title: 'Name',
      key: 'name',
      render: (_, key) => (
        <Name text={key.name}>
          <strong>{key.name}</strong>
        </Name>
      ),
    },
    { title: 'Key', key: 'start', render: (_, key) => <code>{key.start}…</code> },
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
      render: (_, key) => <Revoke apiKey={key} />,
    },
  ];
  return <DataTable label="API keys" rowKey="id" columns={columns} dataSource={keys} />;
}

function Revoke({ apiKey }: { apiKey: ApiKey }) {
  const revoke = useRevokeKey();
  const report = useProblemReport();
  const { modal, notification } = App.useApp();
  const ask = () =>
    modal.confirm({
      title: `Revoke “${apiKey.name}”?`,
      content: 'Apps that use this key are refused immediately. This cannot be undone.',
      okText: 'Revoke key',
      okButtonProps: { danger: true },
      onOk: () =>
        revoke
          .mutateAsync(apiKey.id)
          .then(() => notification.success({ title: `“${apiKey.name}” is revoked`, role: 'status' }))
          .catch((error: unknown) => report(error as Error)),
    });
  return (
    <Button
      size="small"
      danger
      loading={revoke.isPending}
      aria-label={`Revoke ${apiKey.name}`}
      onClick={() => void ask()}
    >
      Revoke
    </Button>
  );
}

function scopesOf(key: ApiKey): string {
  return key.scopes?.map((scope) => nameOf[scope] ?? scope).join(', ') ?? 'Everything';
}

function expiryOf(key: ApiKey, now: number): string {
  if (!key.expires_at) return 'Never';
  return Date.parse(key.expires_at) <= now ? 'Expired' : formatDate(key.expires_at);
}
