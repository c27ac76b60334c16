import App from 'antd/es/app';
import Button from 'antd/es/button';
import type { ColumnsType } from 'antd/es/table';
import type { ReactNode } from 'react';
import { DataTable } from '@/components/data-table';
import { StateTag } from '@/components/state-tag';
import { useProblemReport } from '@/components/use-problem-report';
import { explanationOf, headlineOf, modelNameOf } from '@/format/price';
import { formatInstant } from '@/format/time';
import type { MeterPriceEntry } from './api/list-meter-prices';
import { useWithdrawPrice } from './api/withdraw-price';
import { fitsForm } from './price-fields';
import styles from './price-history.module.css';

const current = 'current';

interface PriceTableProps {
  rows: MeterPriceEntry[];
  /** When the rows were fetched, in milliseconds: what is scheduled is so as of then. */
  fetchedAt: number;
  /** Asked to begin a new price as this one. */
  onEdit: (entry: MeterPriceEntry) => void;
  /** What the price is of, where the rows are of several meters. */
  nameOf?: (entry: MeterPriceEntry) => ReactNode;
  /** What else can be done about a row. */
  actionsOf?: (entry: MeterPriceEntry) => ReactNode;
}

/** Prices of the past, the present and the future. */
export function PriceTable({ rows, fetchedAt, onEdit, nameOf, actionsOf }: PriceTableProps) {
  const columns: ColumnsType<MeterPriceEntry> = [
    ...(nameOf
      ? [{ title: 'API', key: 'meter', render: (_: unknown, row: MeterPriceEntry) => nameOf(row) }]
      : []),
    {
      title: 'State',
      key: 'state',
      render: (_, { state }) => <StateTag tone={state === current ? 'good' : 'plain'}>{state}</StateTag>,
    },
    { title: 'From', key: 'from', render: (_, { price }) => formatInstant(price.effective_from) },
    {
      title: 'To',
      key: 'to',
      render: (_, { effective_to }) => (effective_to ? formatInstant(effective_to) : 'No end date'),
    },
    { title: 'Model', key: 'model', render: (_, { price }) => modelNameOf(price) },
    { title: 'Price', key: 'price', render: (_, { price }) => headlineOf(price, price.unit) },
    {
      title: <span className="visually-hidden">Actions</span>,
      key: 'actions',
      align: 'right',
      render: (_, entry) => (
        <span className={styles.actions}>
          {fitsForm(entry.price) && (
            <Button
              size="small"
              aria-label={`Edit as new price: ${headlineOf(entry.price, entry.price.unit)}`}
              onClick={() => onEdit(entry)}
            >
              Edit as new price
            </Button>
          )}
          {actionsOf?.(entry)}
          {Date.parse(entry.price.effective_from) > fetchedAt && <Withdraw id={entry.price.id} />}
        </span>
      ),
    },
  ];
  return (
    <DataTable
      label="Prices"
      rowKey={({ price }) => price.id}
      columns={columns}
      dataSource={rows}
      expandable={{
        columnTitle: <span className="visually-hidden">Details</span>,
        expandedRowRender: ({ price }) => explanationOf(price, price.unit),
      }}
    />
  );
}

function Withdraw({ id }: { id: number }) {
  const withdraw = useWithdrawPrice();
  const report = useProblemReport();
  const { modal } = App.useApp();
  const ask = () =>
    modal.confirm({
      title: 'Cancel this scheduled price?',
      content: 'It will not take effect. The price before it stays.',
      okText: 'Cancel scheduled price',
      okButtonProps: { danger: true },
      onOk: () => withdraw.mutateAsync(id).catch((error: unknown) => report(error as Error)),
    });
  return (
    <Button size="small" danger onClick={() => void ask()}>
      Cancel scheduled price
    </Button>
  );
}
