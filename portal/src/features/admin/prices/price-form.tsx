import Checkbox from 'antd/es/checkbox';
import DatePicker from 'antd/es/date-picker';
import Form from 'antd/es/form';
import type { FormInstance } from 'antd/es/form';
import Input from 'antd/es/input';
import Segmented from 'antd/es/segmented';
import Select from 'antd/es/select';
import { pluralOf } from '@/format/quantity';
import { CaseFields } from './case-fields';
import { ModelFields } from './model-fields';
import { PriceExamples } from './price-examples';
import { emptyModel, unpriced, type PriceForm } from './price-fields';
import styles from './price-form.module.css';
import type { PriceTarget } from './price-target';

interface PriceFormProps {
  form: FormInstance<PriceForm>;
  target: PriceTarget;
  onSubmit: (form: PriceForm) => void;
}

const scopes = [
  { value: 'all', label: 'One price' },
  { value: 'dimension', label: 'By dimension' },
];
const effects = [
  { value: 'at_once', label: 'Immediately' },
  { value: 'next_period', label: "From each customer's next billing period" },
];
const ownEffects = [
  { value: 'at_once', label: 'Immediately' },
  { value: 'next_period', label: "From the customer's next billing period" },
];
const initial: PriceForm = {
  ...emptyModel,
  by: 'all',
  cases: [{ when: {}, price: emptyModel }],
  default: { ...emptyModel, model: unpriced },
  effective: 'at_once',
  restart: false,
};

/** Asks for a price of any model, or for prices by the meter's dimensions. */
export function PriceFormFields({ form, target, onSubmit }: PriceFormProps) {
  const { meter, customer } = target;
  const { unit, dimensions } = meter;
  const model = (Form.useWatch('model', form) as PriceForm['model'] | undefined) ?? 'flat';
  const isByDimension = Form.useWatch('by', form) === 'dimension';
  const typed: string = Form.useWatch('currency', form) ?? '';
  const currency = /^[a-z]{3}$/i.test(typed) ? typed.toUpperCase() : target.currency;
  return (
    <Form
      form={form}
      id="new-price"
      layout="vertical"
      initialValues={{ ...initial, currency: target.currency }}
      onFinish={onSubmit}
    >
      <Form.Item
        name="by"
        label="Price for"
        hidden={dimensions.length === 0 && !isByDimension}
        extra={isByDimension && 'The first case that matches applies.'}
      >
        <Segmented aria-label="Price for" options={scopes} />
      </Form.Item>
      {isByDimension ? (
        <CaseFields dimensions={dimensions} unit={unit} currency={currency} />
      ) : (
        <>
          <ModelFields at={[]} path={[]} unit={unit} currency={currency} />
          <PriceExamples form={form} unit={unit} currency={currency} />
        </>
      )}
      <div className={styles.row}>
        {customer === undefined && (
          <Form.Item
            name="currency"
            label="Currency"
            extra="Customers are charged by the prices in their currency."
            rules={[{ pattern: /^[a-z]{3}$/i, message: 'Enter three letters, such as EUR.' }]}
          >
            <Input maxLength={3} autoComplete="off" />
          </Form.Item>
        )}
        <Form.Item
          name="effective_from"
          label="Effective from"
          extra="Your local time. Leave empty to start now."
        >
          <DatePicker
            className={styles.number}
            showTime={{ format: 'HH:mm' }}
            format="YYYY-MM-DD HH:mm"
            placeholder="Now"
          />
        </Form.Item>
        <Form.Item
          name="effective"
          label="Takes effect"
          extra="From the next billing period on, no month has two prices."
        >
          <Select options={customer === undefined ? effects : ownEffects} />
        </Form.Item>
      </div>
      {!isByDimension && model !== 'free' && (
        <Form.Item name="restart" valuePropName="checked">
          <Checkbox>Restart tiers and free {pluralOf(unit)}, even in the middle of a month</Checkbox>
        </Form.Item>
      )}
    </Form>
  );
}
