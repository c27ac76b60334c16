import type { Meter } from '@/api/list-meters';
import { ListPanel } from '@/components/list-panel';
import type { Price } from '@/format/price';
import { useMeterPrices } from './api/list-meter-prices';
import { PriceTable } from './price-table';

interface PriceHistoryProps {
  meter: Meter;
  /** Asked to begin a new price as this one. */
  onEdit: (price: Price) => void;
}

/** All prices of a meter, newest first. */
export function PriceHistory({ meter, onEdit }: PriceHistoryProps) {
  const prices = useMeterPrices(meter.id);
  return (
    <ListPanel title="Price history" list={prices} empty={null} rows={3}>
      {(rows) => (
        <PriceTable rows={rows} fetchedAt={prices.dataUpdatedAt} onEdit={({ price }) => onEdit(price)} />
      )}
    </ListPanel>
  );
}
