import HddOutlined from '@ant-design/icons/HddOutlined';
import Button from 'antd/es/button';
import type { ColumnsType } from 'antd/es/table';
import { useState } from 'react';
import { DataTable } from '@/components/data-table';
import { EmptyState } from '@/components/empty-state';
import { ListPanel } from '@/components/list-panel';
import { StateTag } from '@/components/state-tag';
import { formatMoney } from '@/format/money';
import { formatCount, formatQuantity } from '@/format/quantity';
import { formatInstant } from '@/format/time';
import { AbandonDialog } from './abandon-dialog';
import { useOpenJournals, type Journal } from './api/list-journals';

const columns: ColumnsType<Journal> = [
  { title: 'Node', key: 'host', render: (_, { host, id }) => <Node host={host} id={id} /> },
  { title: 'State', key: 'state', render: (_, journal) => <State journal={journal} /> },
  {
    title: 'Opened',
    key: 'opened',
    render: (_, { opened_at }) => (opened_at === null ? 'Unknown' : formatInstant(opened_at)),
  },
  { title: 'Last flush', key: 'flushed', render: (_, { flushed_at }) => formatInstant(flushed_at) },
  {
    title: 'Customers',
    key: 'customers',
    align: 'right',
    render: (_, { customers }) => formatCount(customers),
  },
  { title: 'Units held', key: 'units', align: 'right', render: (_, { units }) => formatCount(units) },
  { title: 'Credit held', key: 'held', align: 'right', render: (_, { held }) => heldOf(held) },
];

/** The open journals of all nodes. One whose disk is lost is abandoned here. */
export function JournalList() {
  const journals = useOpenJournals();
  const [abandoned, setAbandoned] = useState<Journal | null>(null);
  return (
    <>
      <ListPanel
        title="Open journals"
        description="A node that stops cleanly closes its journal. A node that starts closes what it finds in its directory."
        list={journals}
        empty={
          <EmptyState icon={<HddOutlined aria-hidden />} title="No open journals">
            The journals of running nodes appear here.
          </EmptyState>
        }
      >
        {(rows) => (
          <DataTable
            label="Journals"
            rowKey="id"
            columns={[
              ...columns,
              {
                title: <span className="visually-hidden">Actions</span>,
                key: 'actions',
                align: 'right',
                render: (_, journal) =>
                  journal.state === 'silent' && (
                    <Button size="small" danger onClick={() => setAbandoned(journal)}>
                      Abandon
                    </Button>
                  ),
              },
            ]}
            dataSource={rows}
          />
        )}
      </ListPanel>
      <AbandonDialog journal={abandoned} onClose={() => setAbandoned(null)} />
    </>
  );
}

function Node({ host, id }: Pick<Journal, 'host' | 'id'>) {
  return (
    <>
      {host ?? 'Unknown'}
      <br />
      <code>{id}</code>
    </>
  );
}

function State({ journal }: { journal: Journal }) {
  const seen = journal.seen_at ?? journal.flushed_at;
  return (
    <>
      {journal.state === 'live' ? (
        <StateTag tone="good">Live</StateTag>
      ) : (
        <StateTag tone="bad">{`Silent since ${formatInstant(seen)}`}</StateTag>
      )}
      {journal.set_aside > 0 && <div>{formatQuantity(journal.set_aside, 'segment')} set aside</div>}
    </>
  );
}

function heldOf(held: Journal['held']) {
  if (held === null) return 'Many';
  return held.length === 0 ? 'None' : held.map((money) => formatMoney(money)).join(', ');
}
