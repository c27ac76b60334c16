import CalculatorOutlined from '@ant-design/icons/CalculatorOutlined';
import Button from 'antd/es/button';
import { useDeferredValue } from 'react';
import { useEstimate } from '@/api/get-estimate';
import type { MeterPrice } from '@/api/list-prices';
import { MeterCard } from '@/components/meter-card';
import { StateTag } from '@/components/state-tag';
import { formatMoney } from '@/format/money';
import { caseOf, explanationOf, headlineOf, tierRowsOf, type Price } from '@/format/price';
import { formatQuantity } from '@/format/quantity';
import { formatDate } from '@/format/time';
import { announcementOf } from '@/format/upcoming';
import styles from './price-card.module.css';
import { chargesFailures } from './price-question';

interface PriceCardProps {
  meter: MeterPrice;
  /** Whether it is that of the customer who is logged in. */
  isMine: boolean;
  /** How much the example is for. */
  quantity: number;
  onAsk: (api: string) => void;
}

/** What one API costs, in words, with its tiers where it has any, and an example. */
export function PriceCard({ meter, isMine, quantity, onAsk }: PriceCardProps) {
  const { price, unit } = meter;
  return (
    <MeterCard
      meter={meter}
      label={meter.name ?? meter.meter}
      foot={
        <>
          <span className={styles.since}>Effective {formatDate(price.effective_from)}</span>
          <Button
            size="small"
            icon={<CalculatorOutlined aria-hidden />}
            aria-label={`Calculate with ${meter.name ?? meter.meter}`}
            onClick={() => onAsk(meter.meter)}
          >
            Calculate
          </Button>
        </>
      }
    >
      {meter.description && <p className={styles.text}>{meter.description}</p>}
      {meter.docs_url && (
        <p className={styles.text}>
          <a href={meter.docs_url} rel="noreferrer">
            Documentation
          </a>
        </p>
      )}
      {price.is_own && (
        <p className={styles.own}>
          <StateTag tone="good">Your price</StateTag>
        </p>
      )}
      <p className={styles.headline}>{headlineOf(price, unit)}</p>
      {price.cases?.length ? (
        <Cases price={price} unit={unit} />
      ) : (
        <p className={styles.text}>{explanationOf(price, unit)}</p>
      )}
      {chargesFailures(meter.charged_statuses) && (
        <p className={styles.text}>
          Billable status codes: {meter.charged_statuses}. Some failed calls are billed.
        </p>
      )}
      <Tiers meter={meter} />
      <Upcoming meter={meter} />
      {!price.cases?.length && <Example meter={meter} isMine={isMine} quantity={quantity} />}
    </MeterCard>
  );
}

/** The scheduled prices, which replace the one above on their day. */
function Upcoming({ meter: { upcoming, unit } }: { meter: MeterPrice }) {
  if (upcoming.length === 0) return null;
  return (
    <ul className={styles.upcoming} aria-label="Scheduled prices">
      {upcoming.map((price) => (
        <li key={price.id}>{announcementOf(price, unit)}</li>
      ))}
    </ul>
  );
}

/** The prices of usage with certain dimensions, in the order in which they are tried. */
function Cases({ price, unit }: { price: Price; unit: string }) {
  return (
    <table className={styles.tiers}>
      <thead>
        <tr>
          <th scope="col">Usage</th>
          <th scope="col">Price</th>
        </tr>
      </thead>
      <tbody>
        {(price.cases ?? []).map((known) => (
          <tr key={caseOf(known.when)}>
            <td>{caseOf(known.when)}</td>
            <td>{headlineOf(known.price, unit)}</td>
          </tr>
        ))}
        <tr>
          <td>All other usage</td>
          <td>
            {price.model === 'unpriced' ? 'Not available' : headlineOf({ ...price, cases: null }, unit)}
          </td>
        </tr>
      </tbody>
    </table>
  );
}

function Tiers({ meter: { price, unit } }: { meter: MeterPrice }) {
  const tiers = tierRowsOf(price, unit);
  const hasFees = tiers.some((tier) => tier.fee !== null);
  if (tiers.length === 0) return null;
  return (
    <table className={styles.tiers}>
      <thead>
        <tr>
          <th scope="col">In a month</th>
          <th scope="col">Rate</th>
          {hasFees && <th scope="col">One-time fee</th>}
        </tr>
      </thead>
      <tbody>
        {tiers.map((tier) => (
          <tr key={tier.range}>
            <td>{tier.range}</td>
            <td>{tier.rate}</td>
            {hasFees && <td>{tier.fee ?? '–'}</td>}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** What the calculator's quantity would cost of this API; nothing where the service cannot say. */
function Example({ meter, isMine, quantity }: { meter: MeterPrice; isMine: boolean; quantity: number }) {
  const asked = useDeferredValue(quantity);
  const estimate = useEstimate({ meter: meter.meter, quantity: asked, isMine });
  if (!estimate.data) return null;
  return (
    <p className={styles.example}>
      <span>{formatQuantity(estimate.data.quantity, meter.unit)} in a month</span>
      <strong>{formatMoney(estimate.data.cost)}</strong>
    </p>
  );
}
