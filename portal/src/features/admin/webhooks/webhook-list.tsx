import ApiOutlined from '@ant-design/icons/ApiOutlined';
import type { ColumnsType } from 'antd/es/table';
import { Link } from 'react-router';
import { DataTable } from '@/components/data-table';
import { EmptyState } from '@/components/empty-state';
import { ListPanel } from '@/components/list-panel';
import { formatInstant } from '@/format/time';
import { useWebhooks, type Webhook } from './api/webhooks';
import { WebhookState } from './webhook-state';
import styles from './webhooks.module.css';

const columns: ColumnsType<Webhook> = [
  {
    title: 'URL',
    key: 'url',
    render: (_, { id, url, description }) => (
      <>
        <Link className={styles.url} to={`/operator/webhooks/${id}`}>
          {url}
        </Link>
        {description !== null && <div>{description}</div>}
      </>
    ),
  },
  { title: 'State', key: 'state', render: (_, webhook) => <WebhookState webhook={webhook} /> },
  {
    title: 'Events',
    key: 'types',
    render: (_, { types }) => (types === null ? 'All' : types.join(', ')),
  },
  { title: 'Created', key: 'created', render: (_, { created_at }) => formatInstant(created_at) },
];

/** Where events are sent. */
export function WebhookList() {
  const webhooks = useWebhooks();
  return (
    <ListPanel
      list={webhooks}
      empty={
        <EmptyState icon={<ApiOutlined aria-hidden />} title="No webhooks yet">
          Create one with “New webhook”, and your systems receive what happens.
        </EmptyState>
      }
    >
      {(rows) => <DataTable label="Webhooks" rowKey="id" columns={columns} dataSource={rows} />}
    </ListPanel>
  );
}
