import Form from 'antd/es/form';
import type { FormInstance } from 'antd/es/form';
import { formatMoney } from '@/format/money';
import { costOf } from '@/format/price-cost';
import { formatQuantity } from '@/format/quantity';
import { emptyModel, priceFieldsOf, shownPriceOf, type PriceForm } from './price-fields';
import styles from './price-form.module.css';

const quantities = [1, 100, 10_000, 1_000_000];

interface PriceExamplesProps {
  form: FormInstance<PriceForm>;
  unit: string;
  currency: string;
}

/** What some quantities of a month cost at the price in the form, while it is typed. */
export function PriceExamples({ form, unit, currency }: PriceExamplesProps) {
  const typed = (Form.useWatch([], form) as PriceForm | undefined) ?? emptyModel;
  const price = shownPriceOf(priceFieldsOf({ ...typed, effective_from: null }, currency));
  return (
    <section className={styles.examples} aria-label="Cost of a month at this price">
      <div className={styles.examplesTitle}>Cost of a month at this price</div>
      <dl>
        {quantities.map((quantity) => {
          const cost = costOf({ ...price, currency }, BigInt(quantity));
          return (
            <div key={quantity}>
              <dt>{formatQuantity(quantity, unit)}</dt>
              <dd>{cost ? formatMoney(cost) : '–'}</dd>
            </div>
          );
        })}
      </dl>
    </section>
  );
}
