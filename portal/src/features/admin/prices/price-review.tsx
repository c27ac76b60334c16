import Alert from 'antd/es/alert';
import Modal from 'antd/es/modal';
import Select from 'antd/es/select';
import Skeleton from 'antd/es/skeleton';
import { useState } from 'react';
import { Loaded } from '@/components/loaded';
import { explanationOf, headlineOf } from '@/format/price';
import { formatInstant, formatMonth } from '@/format/time';
import { announcementOf } from '@/format/upcoming';
import { useCustomerPrices } from './api/list-customer-prices';
import { useMeterPrices, type MeterPriceEntry } from './api/list-meter-prices';
import { useSetPrice, type PriceFields } from './api/set-price';
import { useSimulation } from './api/simulate-price';
import { canBeTried, shownPriceOf, trialOf } from './price-fields';
import styles from './price-review.module.css';
import { targetLabel, type PriceTarget } from './price-target';
import { SimulationResult } from './simulation-result';

interface PriceReviewProps {
  target: PriceTarget;
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
  const { target, price, months, firstMonth, onClose, onRefused, onSet } = props;
  const { meter, customer } = target;
  const set = useSetPrice(meter, customer?.id);
  const from = price.effective_from ? `from ${formatInstant(price.effective_from)}` : 'from now on';
  const shown = shownPriceOf(price);
  return (
    <Modal
      open
      title={`Set this price for ${targetLabel(target)}?`}
      width={760}
      okText="Set price"
      confirmLoading={set.isPending}
      onOk={() => set.mutate(price, { onSuccess: () => onSet(from), onError: onRefused })}
      onCancel={onClose}
    >
      <p className={styles.headline}>{headlineOf(shown, meter.unit)}</p>
      <p className={styles.text}>{explanationOf(shown, meter.unit)}</p>
      {customer && (
        <p className={styles.text}>
          {customer.name} is charged by it instead of the price list, until you end it.
        </p>
      )}
      <p className={styles.text}>Effective {from}. Earlier usage keeps its price.</p>
      {customer ? (
        <ReplacedOwn customer={customer.id} meter={meter.key} from={price.effective_from} />
      ) : (
        <ReplacedOnList meter={meter.id} currency={price.currency} from={price.effective_from} />
      )}
      {canBeTried(target, price) ? (
        <Impact target={target} price={price} months={months} firstMonth={firstMonth} />
      ) : (
        <Alert
          type="info"
          showIcon
          title={
            price.cases
              ? 'Prices by dimension are not tried on a past month: check each case.'
              : `Past months were not charged in ${price.currency}: there is nothing to compare with.`
          }
        />
      )}
    </Modal>
  );
}

type ImpactProps = Pick<PriceReviewProps, 'target' | 'price' | 'months' | 'firstMonth'>;

/** What the price would have brought in a past month. */
function Impact({ target, price, months, firstMonth }: ImpactProps) {
  const [month, setMonth] = useState(firstMonth);
  const simulation = useSimulation(trialOf(target, month, price));
  return (
    <>
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
            <SimulationResult simulation={result} unit={target.meter.unit} />
          </div>
        )}
      </Loaded>
    </>
  );
}

type Start = string | null | undefined;

function ReplacedOnList({ meter, currency, from }: { meter: number; currency: string; from: Start }) {
  const { data = [], dataUpdatedAt } = useMeterPrices(meter);
  const prices = data.filter(({ price }) => price.currency === currency);
  return <Replaced prices={prices} fetchedAt={dataUpdatedAt} from={from} />;
}

function ReplacedOwn({ customer, meter, from }: { customer: string; meter: string; from: Start }) {
  const { data = [], dataUpdatedAt } = useCustomerPrices(customer);
  const prices = data.filter((entry) => entry.meter === meter);
  return <Replaced prices={prices} fetchedAt={dataUpdatedAt} from={from} />;
}

interface ReplacedProps {
  prices: MeterPriceEntry[];
  fetchedAt: number;
  from: Start;
}

/** Warns of the scheduled prices that replace the new one on their day. */
function Replaced({ prices, fetchedAt, from }: ReplacedProps) {
  const start = from == null ? fetchedAt : Date.parse(from);
  const later = prices.filter(({ price }) => Date.parse(price.effective_from) > start);
  if (later.length === 0) return null;
  return (
    <Alert
      type="warning"
      showIcon
      title="A scheduled price replaces this one"
      description={later.toReversed().map(({ price }) => (
        <div key={price.id}>{announcementOf(price, price.unit)}</div>
      ))}
    />
  );
}
