import DeleteOutlined from '@ant-design/icons/DeleteOutlined';
import PlusOutlined from '@ant-design/icons/PlusOutlined';
import Button from 'antd/es/button';
import Checkbox from 'antd/es/checkbox';
import DatePicker from 'antd/es/date-picker';
import Form from 'antd/es/form';
import type { FormInstance } from 'antd/es/form';
import Input from 'antd/es/input';
import InputNumber from 'antd/es/input-number';
import Select from 'antd/es/select';
import { pluralOf } from '@/format/quantity';
import type { PriceForm } from './price-fields';
import styles from './price-form.module.css';

interface PriceFormProps {
  form: FormInstance<PriceForm>;
  unit: string;
  currency: string;
  onSubmit: (form: PriceForm) => void;
}

const models = [
  { value: 'flat', label: 'Per unit: every unit costs the same' },
  { value: 'graduated', label: 'Graduated: each unit costs the rate of its tier' },
  { value: 'volume', label: 'Volume: all units cost the rate of the tier reached' },
  { value: 'package', label: 'Packages: every started block costs the same' },
  { value: 'free', label: 'Free' },
];
const effects = [
  { value: 'at_once', label: 'Immediately' },
  { value: 'next_period', label: "From each customer's next billing period" },
];
const initial: PriceForm = {
  model: 'flat',
  effective: 'at_once',
  restart: false,
  per: 1,
  free_units: 0,
  tiers: [
    { up_to: 1000, amount: '', flat_amount: '0' },
    { amount: '', flat_amount: '0' },
  ],
};

/** Asks for a price of any model. */
export function PriceFormFields({ form, unit, currency, onSubmit }: PriceFormProps) {
  const model = (Form.useWatch('model', form) as PriceForm['model'] | undefined) ?? 'flat';
  const units = pluralOf(unit);
  const isTiered = model === 'graduated' || model === 'volume';
  return (
    <Form form={form} id="new-price" layout="vertical" initialValues={initial} onFinish={onSubmit}>
      <div className={styles.row}>
        <Form.Item name="model" label="Model" className={styles.model}>
          <Select options={models} />
        </Form.Item>
        {(model === 'flat' || model === 'package') && (
          <Form.Item
            name="amount"
            label={`Amount in ${currency}`}
            rules={[{ required: true, message: 'Enter an amount.' }]}
          >
            <Input inputMode="decimal" autoComplete="off" placeholder="0.001" />
          </Form.Item>
        )}
        {model !== 'free' && (
          <>
            <Form.Item
              name="per"
              label={model === 'package' ? `${units} in a block` : `For how many ${units}`}
            >
              <InputNumber className={styles.number} min={1} precision={0} />
            </Form.Item>
            <Form.Item name="free_units" label={`Free ${units} per month`}>
              <InputNumber className={styles.number} min={0} precision={0} />
            </Form.Item>
          </>
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
          extra="The next billing period splits no customer's month."
        >
          <Select options={effects} />
        </Form.Item>
      </div>
      {model !== 'free' && (
        <Form.Item name="restart" valuePropName="checked">
          <Checkbox>Start tiers and free {units} again, even within a month</Checkbox>
        </Form.Item>
      )}
      {isTiered && <Tiers units={units} currency={currency} />}
    </Form>
  );
}

function Tiers({ units, currency }: { units: string; currency: string }) {
  return (
    <Form.List name="tiers">
      {(fields, { add, remove }) => (
        <div className={styles.tiers} role="group" aria-label="Tiers">
          {fields.map(({ key, name }) => {
            const isLast = name === fields.length - 1;
            return (
              <div key={key} className={styles.tier}>
                <Form.Item name={[name, 'up_to']} label={`Tier ${name + 1}: up to how many ${units}`}>
                  <InputNumber
                    className={styles.number}
                    min={1}
                    precision={0}
                    disabled={isLast}
                    placeholder="No end"
                  />
                </Form.Item>
                <Form.Item name={[name, 'amount']} label={`Amount in ${currency}`}>
                  <Input inputMode="decimal" autoComplete="off" placeholder="0.001" />
                </Form.Item>
                <Form.Item name={[name, 'flat_amount']} label="One-time fee">
                  <Input inputMode="decimal" autoComplete="off" />
                </Form.Item>
                <Button
                  className={styles.remove}
                  icon={<DeleteOutlined aria-hidden />}
                  aria-label={`Remove tier ${name + 1}`}
                  disabled={fields.length === 1}
                  onClick={() => remove(name)}
                />
              </div>
            );
          })}
          <Button
            icon={<PlusOutlined aria-hidden />}
            onClick={() => add({ amount: '', flat_amount: '0' }, fields.length - 1)}
          >
            Add a tier
          </Button>
        </div>
      )}
    </Form.List>
  );
}
