import DeleteOutlined from '@ant-design/icons/DeleteOutlined';
import PlusOutlined from '@ant-design/icons/PlusOutlined';
import Button from 'antd/es/button';
import Form from 'antd/es/form';
import Input from 'antd/es/input';
import { caseOf } from '@/format/price';
import { ModelFields } from './model-fields';
import { emptyModel, type CaseForm } from './price-fields';
import styles from './price-form.module.css';

interface CaseFieldsProps {
  /** The names of the meter's dimensions. */
  dimensions: string[];
  unit: string;
  currency: string;
}

const emptyCase: CaseForm = { when: {}, price: emptyModel };

/** Asks for prices by dimensions, in the order in which they are tried, and for that of all other usage. */
export function CaseFields({ dimensions, unit, currency }: CaseFieldsProps) {
  return (
    <>
      <Form.List name="cases">
        {(fields, { add, remove }) => (
          <>
            {fields.map(({ key, name }) => (
              <fieldset key={key} className={styles.case}>
                <legend className={styles.legend}>
                  <CaseTitle index={name} />
                  <Button
                    size="small"
                    icon={<DeleteOutlined aria-hidden />}
                    aria-label={`Remove case ${name + 1}`}
                    disabled={fields.length === 1}
                    onClick={() => remove(name)}
                  />
                </legend>
                <Form.Item
                  name={[name, 'when']}
                  rules={[{ validator: (_, when: CaseForm['when']) => hasValue(when) }]}
                >
                  <WhenFields dimensions={dimensions} place={name + 1} />
                </Form.Item>
                <ModelFields
                  at={[name, 'price']}
                  path={['cases', name, 'price']}
                  unit={unit}
                  currency={currency}
                />
              </fieldset>
            ))}
            <Button
              className={styles.add}
              icon={<PlusOutlined aria-hidden />}
              onClick={() => add(structuredClone(emptyCase))}
            >
              Add a case
            </Button>
          </>
        )}
      </Form.List>
      <fieldset className={styles.case}>
        <legend className={styles.legend}>All other usage</legend>
        <ModelFields at={['default']} path={['default']} unit={unit} currency={currency} mayBeUnpriced />
      </fieldset>
    </>
  );
}

/** The case in words, as far as it is filled in. */
function CaseTitle({ index }: { index: number }) {
  const when = Form.useWatch(['cases', index, 'when']) as CaseForm['when'];
  const filled = Object.fromEntries(Object.entries(when ?? {}).filter(([, value]) => value.trim() !== ''));
  return <span>{`Case ${index + 1}${Object.keys(filled).length > 0 ? `: ${caseOf(filled)}` : ''}`}</span>;
}

interface WhenFieldsProps {
  dimensions: string[];
  place: number;
  /** Given by the form. */
  value?: Record<string, string>;
  onChange?: (value: Record<string, string>) => void;
}

/** The values that usage must have; a dimension that is left empty may have any. */
function WhenFields({ dimensions, place, value = {}, onChange }: WhenFieldsProps) {
  const names = [...new Set([...dimensions, ...Object.keys(value)])];
  return (
    <div className={styles.whens}>
      {names.map((name) => {
        const id = `case-${place}-${name}`;
        return (
          <div key={name}>
            <label htmlFor={id} className={styles.when}>
              {`Where ${name} is`}
            </label>
            <Input
              id={id}
              autoComplete="off"
              maxLength={64}
              placeholder="Any"
              value={value[name] ?? ''}
              onChange={({ target }) => onChange?.({ ...value, [name]: target.value })}
            />
          </div>
        );
      })}
    </div>
  );
}

function hasValue(when: CaseForm['when']): Promise<void> {
  return Object.values(when ?? {}).some((value) => value.trim() !== '')
    ? Promise.resolve()
    : Promise.reject(new Error('Enter a value of a dimension.'));
}
