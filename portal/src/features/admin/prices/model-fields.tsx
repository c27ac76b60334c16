import DeleteOutlined from '@ant-design/icons/DeleteOutlined';
import PlusOutlined from '@ant-design/icons/PlusOutlined';
import Button from 'antd/es/button';
import Form from 'antd/es/form';
import Input from 'antd/es/input';
import InputNumber from 'antd/es/input-number';
import Select from 'antd/es/select';
import type { ReactNode } from 'react';
import { pluralOf } from '@/format/quantity';
import { unpriced } from './price-fields';
import styles from './price-form.module.css';

type Name = (string | number)[];

interface ModelFieldsProps {
  /** Where the model is in the form: within the list that it is of, and from the top. */
  at: Name;
  path: Name;
  unit: string;
  currency: string;
  /** Whether it may be that there is no price. */
  mayBeUnpriced?: boolean;
  /** Further fields in the same row. */
  children?: ReactNode;
}

const models = [
  { value: 'flat', label: 'Per unit: every unit costs the same' },
  { value: 'graduated', label: 'Graduated: each unit costs the rate of its tier' },
  { value: 'volume', label: 'Volume: all units cost the rate of the tier reached' },
  { value: 'package', label: 'Packages: every started block costs the same' },
  { value: 'free', label: 'Free' },
];
const none = { value: unpriced, label: 'No price: such calls are not served' };

/** Asks for a model and its amounts. */
export function ModelFields({ at, path, unit, currency, mayBeUnpriced, children }: ModelFieldsProps) {
  const model = (Form.useWatch([...path, 'model']) as string | undefined) ?? 'flat';
  const units = pluralOf(unit);
  const isTiered = model === 'graduated' || model === 'volume';
  return (
    <>
      <div className={styles.row}>
        <Form.Item name={[...at, 'model']} label="Model" className={styles.model}>
          <Select options={mayBeUnpriced ? [none, ...models] : models} />
        </Form.Item>
        {(model === 'flat' || model === 'package') && (
          <Form.Item
            name={[...at, 'amount']}
            label={`Amount in ${currency}`}
            rules={[{ required: true, message: 'Enter an amount.' }]}
          >
            <Input inputMode="decimal" autoComplete="off" placeholder="0.001" />
          </Form.Item>
        )}
        {model !== 'free' && model !== unpriced && (
          <>
            <Form.Item
              name={[...at, 'per']}
              label={model === 'package' ? `${units} in a block` : `For how many ${units}`}
            >
              <InputNumber className={styles.number} min={1} precision={0} />
            </Form.Item>
            <Form.Item name={[...at, 'free_units']} label={`Free ${units} per month`}>
              <InputNumber className={styles.number} min={0} precision={0} />
            </Form.Item>
          </>
        )}
        {children}
      </div>
      {isTiered && <Tiers at={[...at, 'tiers']} units={units} currency={currency} />}
    </>
  );
}

function Tiers({ at, units, currency }: { at: Name; units: string; currency: string }) {
  return (
    <Form.List name={at}>
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
