import TagsOutlined from '@ant-design/icons/TagsOutlined';
import type { MeterPrice } from '@/api/list-prices';
import { EmptyState } from '@/components/empty-state';
import { inOrderOfNames } from '@/format/meter';
import { PriceCard } from './price-card';
import styles from './price-list.module.css';

interface PriceListProps {
  prices: MeterPrice[];
  /** Whether they are those of the customer who is logged in. */
  isMine: boolean;
  /** How much the examples are for. */
  quantity: number;
  onAsk: (api: string) => void;
}

/** What each API costs. */
export function PriceList({ prices, isMine, quantity, onAsk }: PriceListProps) {
  if (prices.length === 0) {
    return (
      <EmptyState icon={<TagsOutlined aria-hidden />} title="No prices yet">
        Prices appear here once an API is metered.
      </EmptyState>
    );
  }
  return (
    <div className={styles.list}>
      {inOrderOfNames(prices).map((meter) => (
        <PriceCard key={meter.meter} meter={meter} isMine={isMine} quantity={quantity} onAsk={onAsk} />
      ))}
    </div>
  );
}
