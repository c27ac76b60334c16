import Form from 'antd/es/form';
import InputNumber from 'antd/es/input-number';
import Select from 'antd/es/select';
import { useDeferredValue } from 'react';
import { useEstimate } from '@/api/get-estimate';
import type { MeterPrice } from '@/api/list-prices';
import { Explanation } from '@/components/explanation';
import { ProblemState } from '@/components/problem-state';
import { formatMoney } from '@/format/money';
import { capitalised, pluralOf } from '@/format/quantity';
import styles from './calculator.module.css';
import { maxQuantity, nameOf, type PriceQuestion } from './price-question';

interface CalculatorProps {
  prices: MeterPrice[];
  question: PriceQuestion;
  onAsk: (change: Partial<PriceQuestion>) => void;
}

/** What would so much cost in a month? The service answers; the browser only asks. */
export function Calculator({ prices, question, onAsk }: CalculatorProps) {
  const asked = useDeferredValue(question.quantity);
  const meter = prices.find((price) => nameOf(price) === question.api) ?? prices[0];
  return meter === undefined ? null : (
    <div className={styles.calculator}>
      <Form layout="vertical" component="div">
        <Form.Item label="API" htmlFor="calculator-meter">
          <Select
            id="calculator-meter"
            value={nameOf(meter)}
            options={prices.map((price) => ({ value: nameOf(price), label: nameOf(price) }))}
            onChange={(api) => onAsk({ api })}
          />
        </Form.Item>
        <Form.Item label={`${capitalised(pluralOf(meter.unit))} in a month`} htmlFor="calculator-quantity">
          <InputNumber
            id="calculator-quantity"
            className={styles.quantity}
            min={0}
            max={maxQuantity}
            precision={0}
            step={1000}
            value={question.quantity}
            formatter={(value) => (value === undefined ? '' : BigInt(value).toLocaleString())}
            parser={(text) => Number((text ?? '').replaceAll(/\D/g, ''))}
            onChange={(value) => onAsk({ quantity: value ?? 0 })}
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
