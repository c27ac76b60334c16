import App from 'antd/es/app';
import Button from 'antd/es/button';
import type { ColumnsType } from 'antd/es/table';
import type { Meter } from '@/api/list-meters';
import { DataTable } from '@/components/data-table';
import { ListPanel } from '@/components/list-panel';
import { StateTag } from '@/components/state-tag';
import { useProblemReport } from '@/components/use-problem-report';
import { explanationOf, headlineOf, modelNameOf } from '@/format/price';
import { formatInstant } from '@/format/time';
import { useMeterPrices, type MeterPriceEntry } from './api/list-meter-prices';
import { useWithdrawPrice } from './api/withdraw-price';
import { fitsForm } from './price-fields';
import styles from './price-history.module.css';

const current = 'current';

interface PriceHistoryProps {
  meter: Meter;
  /** Asked to begin a new price as this one. */
  onEdit: (price: MeterPriceEntry['price']) => void;
}

/** All prices of a meter, newest first. */
export function PriceHistory({ meter, onEdit }: PriceHistoryProps) {
  const prices = useMeterPrices(meter.id);
  const columns: ColumnsType<MeterPriceEntry> = [
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
    { title: 'Model', key: 'model', render: (_, { price }) => modelNameOf(price.model) },
    { title: 'Price', key: 'price', render: (_, { price }) => headlineOf(price, meter.unit) },
    {
      title: <span className="visually-hidden">Actions</span>,
      key: 'actions',
      align: 'right',
      render: (_, entry) => (
        <span className={styles.actions}>
          {fitsForm(entry.price) && (
            <Button
              size="small"
              aria-label={`Edit as new price: ${headlineOf(entry.price, meter.unit)}`}
              onClick={() => onEdit(entry.price)}
            >
              Edit as new price
            </Button>
          )}
          {isUpcoming(entry, prices.dataUpdatedAt) && <Withdraw id={entry.price.id} />}
        </span>
      ),
    },
  ];
  return (
    <ListPanel title="Price history" list={prices} empty={null} rows={3}>
      {(rows) => (
        <DataTable
          label="Prices"
          rowKey={({ price }) => price.id}
          columns={columns}
          dataSource={rows}
          expandable={{
            columnTitle: <span className="visually-hidden">Details</span>,
            expandedRowRender: ({ price }) => explanationOf(price, meter.unit),
          }}
        />
      )}
    </ListPanel>
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

function isUpcoming({ price }: MeterPriceEntry, now: number): boolean {
  return Date.parse(price.effective_from) > now;
}
