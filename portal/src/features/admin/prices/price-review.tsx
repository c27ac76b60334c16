import Alert from 'antd/es/alert';
import Modal from 'antd/es/modal';
import Select from 'antd/es/select';
import Skeleton from 'antd/es/skeleton';
import { useState } from 'react';
import type { Meter } from '@/api/list-meters';
import { Loaded } from '@/components/loaded';
import { explanationOf, headlineOf } from '@/format/price';
import { formatInstant, formatMonth } from '@/format/time';
import { announcementOf } from '@/format/upcoming';
import { useMeterPrices } from './api/list-meter-prices';
import { useSetPrice, type PriceFields } from './api/set-price';
import { useSimulation } from './api/simulate-price';
import { shownPriceOf, trialOf } from './price-fields';
import styles from './price-review.module.css';
import { SimulationResult } from './simulation-result';

interface PriceReviewProps {
  meter: Meter;
  price: PriceFields;
  /** The months that it can be tried on, yyyy-MM, and the one to begin with. */
  months: string[];
  firstMonth: string;
  onClose: () => void;
  onRefused: (error: Error) => void;
  /** Told from when on the price is in force, as "from now on". */
  onSet: (from: string) => void;
}

/** A price in words, and what it would have brought, before it is set for good. */
export function PriceReview(props: PriceReviewProps) {
  const { meter, price, months, firstMonth, onClose, onRefused, onSet } = props;
  const [month, setMonth] = useState(firstMonth);
  const simulation = useSimulation(trialOf(meter.id, month, price));
  const set = useSetPrice(meter.id);
  const from = price.effective_from ? `from ${formatInstant(price.effective_from)}` : 'from now on';
  const shown = shownPriceOf(price);
  return (
    <Modal
      open
      title={`Set this price for ${meter.name ?? meter.key}?`}
      width={760}
      okText="Set price"
      confirmLoading={set.isPending}
      onOk={() => set.mutate(price, { onSuccess: () => onSet(from), onError: onRefused })}
      onCancel={onClose}
    >
      <p className={styles.headline}>{headlineOf(shown, meter.unit)}</p>
      <p className={styles.text}>{explanationOf(shown, meter.unit)}</p>
      <p className={styles.text}>Effective {from}. Earlier usage keeps its price.</p>
      <Replaced meter={meter} from={price.effective_from} />
      <div className={styles.trial}>
        <h3 className={styles.title}>Impact on a past month</h3>
        <Select
          className={styles.month}
          aria-label="Month for the comparison"
          value={month}
          options={months.map((value) => ({ value, label: formatMonth(value) }))}
          onChange={setMonth}
        />
      </div>
      <Loaded query={simulation} loading={<Skeleton active title={false} paragraph={{ rows: 3 }} />}>
        {(result) => (
          <div aria-busy={simulation.isFetching}>
            <SimulationResult simulation={result} unit={meter.unit} />
          </div>
        )}
      </Loaded>
    </Modal>
  );
}

/** Warns of the scheduled prices that replace the new one on their day. */
function Replaced({ meter, from }: { meter: Meter; from: string | null | undefined }) {
  const prices = useMeterPrices(meter.id);
  const start = from == null ? prices.dataUpdatedAt : Date.parse(from);
  const later = (prices.data ?? []).filter(({ price }) => Date.parse(price.effective_from) > start);
  if (later.length === 0) return null;
  return (
    <Alert
      type="warning"
      showIcon
      title="A scheduled price replaces this one"
      description={later.toReversed().map(({ price }) => (
        <div key={price.id}>{announcementOf(price, meter.unit)}</div>
      ))}
    />
  );
}
