import Form from 'antd/es/form';
import InputNumber from 'antd/es/input-number';
import Select from 'antd/es/select';
import { useDeferredValue, useState } from 'react';
import { useEstimate } from '@/api/get-estimate';
import type { MeterPrice } from '@/api/list-prices';
import { Explanation } from '@/components/explanation';
import { ProblemState } from '@/components/problem-state';
import { formatMoney } from '@/format/money';
import { pluralOf } from '@/format/quantity';
import styles from './calculator.module.css';

const example = 250_000;
const most = 1_000_000_000_000_000;

/** What would so much cost in a month? The service answers; the browser only asks. */
export function Calculator({ prices }: { prices: MeterPrice[] }) {
  const [chosen, setChosen] = useState(0);
  const [quantity, setQuantity] = useState(example);
  const asked = useDeferredValue(quantity);
  const meter = prices[chosen] ?? prices[0];
  return meter === undefined ? null : (
    <div className={styles.calculator}>
      <Form layout="vertical" component="div">
        <Form.Item label="API" htmlFor="calculator-meter">
          <Select
            id="calculator-meter"
            value={chosen}
            options={prices.map((price, index) => ({
              value: index,
              label: `${price.method} ${price.meter}`,
            }))}
            onChange={setChosen}
          />
        </Form.Item>
        <Form.Item label={`${capitalised(pluralOf(meter.unit))} in a month`} htmlFor="calculator-quantity">
          <InputNumber
            id="calculator-quantity"
            className={styles.quantity}
            min={0}
            max={most}
            precision={0}
            step={1000}
            value={quantity}
            formatter={(value) => (value === undefined ? '' : BigInt(value).toLocaleString())}
            parser={(text) => Number((text ?? '').replaceAll(/\D/g, ''))}
            onChange={(value) => setQuantity(value ?? 0)}
          />
        </Form.Item>
      </Form>
      <Answer meter={meter} quantity={asked} />
    </div>
  );
}

function Answer({ meter, quantity }: { meter: MeterPrice; quantity: number }) {
  const estimate = useEstimate({ meter: meter.meter, method: meter.method, quantity });
  if (estimate.isError)
    return <ProblemState error={estimate.error} onRetry={() => void estimate.refetch()} />;
  return (
    <div className={styles.answer} aria-busy={estimate.isFetching}>
      <div className={styles.label}>That would cost</div>
      <output className={styles.cost} htmlFor="calculator-meter calculator-quantity">
        {estimate.data ? formatMoney(estimate.data.cost) : '…'}
      </output>
      {estimate.data && (
        <Explanation parts={estimate.data.explanation} unit={meter.unit} per={meter.price.per} />
      )}
    </div>
  );
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
