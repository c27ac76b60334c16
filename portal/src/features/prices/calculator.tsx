import Form from 'antd/es/form';
import Input from 'antd/es/input';
import Select from 'antd/es/select';
import { useDeferredValue, useState } from 'react';
import { useEstimate, type EstimateQuery } from '@/api/get-estimate';
import type { MeterPrice } from '@/api/list-prices';
import { Explanation } from '@/components/explanation';
import { ProblemState } from '@/components/problem-state';
import { meterLabel } from '@/format/meter';
import { formatMoney } from '@/format/money';
import { capitalised, formatCount, pluralOf } from '@/format/quantity';
import styles from './calculator.module.css';
import { allUsage, maxQuantity, readQuantity, usageKindsOf, type PriceQuestion } from './price-question';

interface CalculatorProps {
  prices: MeterPrice[];
  /** Whether they are those of the customer who is logged in. */
  isMine: boolean;
  question: PriceQuestion;
  onAsk: (change: Partial<PriceQuestion>) => void;
}

/** What would so much cost in a month? The service answers; the browser only asks. */
export function Calculator({ prices, isMine, question, onAsk }: CalculatorProps) {
  const asked = useDeferredValue(question.quantity);
  const [chosen, setChosen] = useState<Record<string, number>>({});
  const meter = prices.find((price) => price.meter === question.api) ?? prices[0];
  const kinds = meter === undefined ? [] : usageKindsOf(meter.price);
  const kind = kinds[chosen[meter?.meter ?? ''] ?? 0] ?? kinds[0];
  return meter === undefined ? null : (
    <div className={styles.calculator}>
      <Form layout="vertical" component="div">
        <Form.Item label="API" htmlFor="calculator-meter">
          <Select
            id="calculator-meter"
            value={meter.meter}
            options={prices.map((price) => ({
              value: price.meter,
              label: meterLabel({ meter: price.meter, meter_name: price.name }),
            }))}
            onChange={(api) => onAsk({ api })}
          />
        </Form.Item>
        {kinds.length > 1 && (
          <Form.Item label="Usage" htmlFor="calculator-case">
            <Select
              id="calculator-case"
              value={kinds.indexOf(kind ?? kinds[0] ?? allUsage)}
              options={kinds.map(({ label }, value) => ({ value, label }))}
              onChange={(index: number) => setChosen({ ...chosen, [meter.meter]: index })}
            />
          </Form.Item>
        )}
        <QuantityField
          label={`${capitalised(pluralOf(meter.unit))} in a month`}
          quantity={question.quantity}
          onChange={(quantity) => onAsk({ quantity })}
        />
      </Form>
      <Answer
        meter={meter}
        query={{
          meter: meter.meter,
          quantity: asked,
          isMine,
          ...(kind?.when && { dimensions: kind.when }),
        }}
        per={kind?.per ?? meter.price.per}
      />
    </div>
  );
}

interface QuantityFieldProps {
  label: string;
  quantity: number;
  onChange: (quantity: number) => void;
}

/** Takes what is typed as it is: a text that is no quantity gets an error, and the estimate keeps the last one. */
function QuantityField({ label, quantity, onChange }: QuantityFieldProps) {
  const [typed, setTyped] = useState<string | null>(null);
  const isWrong = typed !== null && readQuantity(typed) === null;
  return (
    <Form.Item
      label={label}
      htmlFor="calculator-quantity"
      validateStatus={isWrong ? 'error' : undefined}
      help={isWrong ? `Enter a whole number from 0 to ${formatCount(maxQuantity)}.` : undefined}
    >
      <Input
        id="calculator-quantity"
        className={styles.quantity}
        inputMode="numeric"
        aria-invalid={isWrong}
        value={typed ?? formatCount(quantity)}
        onChange={({ target }) => {
          setTyped(target.value);
          const read = readQuantity(target.value);
          if (read !== null) onChange(read);
        }}
        onBlur={() => setTyped(isWrong ? typed : null)}
      />
    </Form.Item>
  );
}

interface AnswerProps {
  meter: MeterPrice;
  query: EstimateQuery;
  /** For how many units the amounts of the price are. */
  per: number;
}

function Answer({ meter, query, per }: AnswerProps) {
  const estimate = useEstimate(query);
  if (estimate.isError)
    return <ProblemState error={estimate.error} onRetry={() => void estimate.refetch()} />;
  return (
    <div className={styles.answer} aria-busy={estimate.isFetching}>
      <div className={styles.label}>Estimated cost</div>
      <output className={styles.cost} htmlFor="calculator-meter calculator-quantity">
        {estimate.data ? formatMoney(estimate.data.cost) : '…'}
      </output>
      {estimate.data && <Explanation parts={estimate.data.explanation} unit={meter.unit} per={per} />}
    </div>
  );
}
