import SafetyCertificateOutlined from '@ant-design/icons/SafetyCertificateOutlined';
import App from 'antd/es/app';
import Button from 'antd/es/button';
import type { ColumnsType } from 'antd/es/table';
import { useMeterNames } from '@/api/list-prices';
import { DataTable } from '@/components/data-table';
import { EmptyState } from '@/components/empty-state';
import { ListPanel } from '@/components/list-panel';
import { Name } from '@/components/name';
import { useProblemReport } from '@/components/use-problem-report';
import { useCustomerTokens, type CustomerToken } from '@/features/admin/customers/api/list-customer-tokens';
import type { Customer } from '@/features/admin/customers/api/list-customers';
import { useRevokeCustomerToken } from '@/features/admin/customers/api/revoke-customer-token';
import { formatDate, formatInstant } from '@/format/time';
import { useAskedChange } from './asked-change';

const columnsOf = (nameOfMeter: (key: string) => string): ColumnsType<CustomerToken> => [
  {
    title: 'What',
    key: 'what',
    render: (_, token) =>
      isKey(token) ? (
        <Name text={token.name ?? ''}>
          <strong>{token.name}</strong>
        </Name>
      ) : (
        'Session'
      ),
  },
  { title: 'Token', key: 'start', render: (_, { start }) => <code>{start}…</code> },
  {
    title: 'Allowed APIs',
    key: 'meters',
    render: (_, { meters }) => meters?.map(nameOfMeter).join(', ') ?? 'All APIs',
  },
  { title: 'Created', key: 'created', render: (_, { created_at }) => formatInstant(created_at) },
  {
    title: 'Last used',
    key: 'used',
    // The service notes it of keys only.
    render: (_, token) =>
      token.last_used_at ? formatInstant(token.last_used_at) : isKey(token) ? 'Never' : 'Not tracked',
  },
  {
    title: 'Expires',
    key: 'expires',
    render: (_, { expires_at }) => (expires_at ? formatDate(expires_at) : 'Never'),
  },
];

/** What a customer is logged in with and calls with, and the end of one or of it all. */
export function CustomerTokens({ customer }: { customer: Customer }) {
  const tokens = useCustomerTokens(customer.id);
  const nameOfMeter = useMeterNames();
  const ask = useAskedChange(customer.id);
  const hasAny = (tokens.data ?? []).length > 0;
  const askToEndAll = () =>
    ask({
      action: 'revoke_tokens',
      label: 'End sessions and keys',
      question: `End all sessions and API keys of ${customer.username}?`,
      consequence: 'All sessions and API keys end immediately. This cannot be undone.',
      isDangerous: true,
    });
  return (
    <ListPanel
      title="Sessions and API keys"
      description="Active sessions and keys, newest first. Secrets are never shown."
      actions={
        hasAny && (
          <Button danger onClick={askToEndAll}>
            End sessions and keys
          </Button>
        )
      }
      list={tokens}
      empty={
        <EmptyState icon={<SafetyCertificateOutlined aria-hidden />} title="No session and no API key">
          {customer.username} has no active session and no API key. Customers create API keys in the portal.
        </EmptyState>
      }
    >
      {(rows) => (
        <DataTable
          label="Tokens"
          rowKey="id"
          columns={[
            ...columnsOf(nameOfMeter),
            {
              title: <span className="visually-hidden">Actions</span>,
              key: 'actions',
              align: 'right',
              render: (_, token) => <Revoke customer={customer} token={token} />,
            },
          ]}
          dataSource={rows}
        />
      )}
    </ListPanel>
  );
}

function Revoke({ customer, token }: { customer: Customer; token: CustomerToken }) {
  const revoke = useRevokeCustomerToken(customer.id);
  const report = useProblemReport();
  const { modal, notification } = App.useApp();
  const name = isKey(token) ? `API key “${token.name}”` : `session ${token.start}…`;
  const ask = () =>
    modal.confirm({
      title: `Revoke the ${name}?`,
      content: `It stops working immediately; everything else ${customer.username} has keeps working. This cannot be undone.`,
      okText: 'Revoke',
      okButtonProps: { danger: true },
      onOk: () =>
        revoke
          .mutateAsync(token.id)
          .then(() => notification.success({ title: `The ${name} is revoked`, role: 'status' }))
          .catch((error: unknown) => report(error as Error)),
    });
  return (
    <Button
      size="small"
      danger
      loading={revoke.isPending}
      aria-label={`Revoke the ${name}`}
      onClick={() => void ask()}
    >
      Revoke
    </Button>
  );
}

function isKey({ kind }: CustomerToken): boolean {
  return kind === 'api_key';
}
