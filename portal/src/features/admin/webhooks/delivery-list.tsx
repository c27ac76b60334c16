import SendOutlined from '@ant-design/icons/SendOutlined';
import App from 'antd/es/app';
import Button from 'antd/es/button';
import Select from 'antd/es/select';
import type { ColumnsType } from 'antd/es/table';
import { useState } from 'react';
import { DataTable } from '@/components/data-table';
import { EmptyState } from '@/components/empty-state';
import { ListPanel } from '@/components/list-panel';
import { StateTag } from '@/components/state-tag';
import { useProblemReport } from '@/components/use-problem-report';
import { formatCount } from '@/format/quantity';
import { formatInstant } from '@/format/time';
import { AttemptList } from './attempt-list';
import { useDeliveries, useReplayDelivery, type Delivery, type DeliveryState } from './api/webhooks';
import styles from './webhooks.module.css';

const states: { value: DeliveryState; label: string }[] = [
  { value: '', label: 'All deliveries' },
  { value: 'pending', label: 'Pending' },
  { value: 'delivered', label: 'Delivered' },
  { value: 'failed', label: 'Failed' },
];

const columns: ColumnsType<Delivery> = [
  {
    title: 'Event',
    key: 'event',
    render: (_, { type, event_id }) => (
      <>
        {type}
        <br />
        <code>{event_id}</code>
      </>
    ),
  },
  { title: 'State', key: 'state', render: (_, delivery) => <State delivery={delivery} /> },
  { title: 'Answer', key: 'status', render: (_, { status }) => status ?? 'None' },
  {
    title: 'Attempts',
    key: 'attempts',
    align: 'right',
    render: (_, { attempts }) => formatCount(attempts),
  },
  { title: 'Created', key: 'created', render: (_, { created_at }) => formatInstant(created_at) },
  {
    title: <span className="visually-hidden">Actions</span>,
    key: 'actions',
    align: 'right',
    render: (_, delivery) => <Replay delivery={delivery} />,
  },
];

/** What was sent to a webhook; each delivery opens to show the event and the last answer. */
export function DeliveryList({ webhook }: { webhook: string }) {
  const [state, setState] = useState<DeliveryState>('');
  const deliveries = useDeliveries(webhook, state);
  return (
    <ListPanel
      title="Deliveries"
      description="Each event is attempted ten times within four days."
      actions={
        <Select
          className={styles.filter}
          aria-label="State"
          value={state}
          options={states}
          onChange={setState}
        />
      }
      list={deliveries}
      empty={
        <EmptyState icon={<SendOutlined aria-hidden />} title="No deliveries">
          Events appear here when they happen. “Send test” sends one now.
        </EmptyState>
      }
    >
      {(rows) => (
        <DataTable
          label="Events and what became of them"
          rowKey="id"
          columns={columns}
          dataSource={rows}
          expandable={{
            columnTitle: <span className="visually-hidden">Details</span>,
            expandedRowRender: (delivery) => <Details delivery={delivery} />,
          }}
        />
      )}
    </ListPanel>
  );
}

function State({ delivery: { state, error, next_attempt_at, attempts } }: { delivery: Delivery }) {
  return (
    <>
      {state === 'delivered' ? (
        <StateTag tone="good">Delivered</StateTag>
      ) : state === 'failed' ? (
        <StateTag tone="bad">Failed</StateTag>
      ) : (
        <StateTag tone="new">Pending</StateTag>
      )}
      {error !== null && <div>{error}</div>}
      {next_attempt_at !== null && attempts > 0 && <div>Next attempt {formatInstant(next_attempt_at)}</div>}
    </>
  );
}

function Details({ delivery }: { delivery: Delivery }) {
  return (
    <>
      <div>Body</div>
      <pre className={styles.body}>{JSON.stringify(delivery.body, null, 2)}</pre>
      {delivery.last_attempt_at !== null && <AttemptList delivery={delivery} />}
    </>
  );
}

function Replay({ delivery: { id, event_id } }: { delivery: Delivery }) {
  const replay = useReplayDelivery();
  const report = useProblemReport();
  const { notification } = App.useApp();
  return (
    <Button
      size="small"
      loading={replay.isPending}
      aria-label={`Replay ${event_id}`}
      onClick={() =>
        replay.mutate(id, {
          onSuccess: () => notification.success({ title: 'The event is sent again', role: 'status' }),
          onError: (error) => report(error),
        })
      }
    >
      Replay
    </Button>
  );
}
