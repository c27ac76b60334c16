import Form from 'antd/es/form';
import type { FormInstance } from 'antd/es/form';
import Input from 'antd/es/input';
import Radio from 'antd/es/radio';
import Select from 'antd/es/select';
import { alertsProblem, amountProblem } from '@/format/budget';

/** What the form asks for; an existing budget keeps what it covers and its period. */
export interface BudgetFields {
  name?: string;
  scope?: string;
  meter?: string;
  api_key?: string;
  period?: string;
  limit: string;
  action: string;
  alerts: string[];
}

/** One API or key to choose. */
export interface Choice {
  value: string;
  label: string;
}

interface BudgetFormProps {
  form: FormInstance<BudgetFields>;
  id: string;
  isNew: boolean;
  currency: string;
  meters: Choice[];
  keys: Choice[];
  initialValues: BudgetFields;
  onSubmit: (fields: BudgetFields) => void;
}

const actions = [
  { value: 'notify', label: 'Notify' },
  { value: 'block', label: 'Stop calls at the limit' },
];

const periods = [
  { value: 'month', label: 'Each month' },
  { value: 'day', label: 'Each day' },
  { value: 'none', label: 'No period: all spend from now on' },
];

const ruleOf = <T,>(problemOf: (value: T) => string | null) => ({
  validator: (_: unknown, value: T | undefined) => {
    const problem = value === undefined ? null : problemOf(value);
    return problem === null ? Promise.resolve() : Promise.reject(new Error(problem));
  },
});

/** Asks for a budget: what it covers, how much, and what happens on the way and at the limit. */
export function BudgetForm({ form, id, isNew, onSubmit, initialValues, ...choices }: BudgetFormProps) {
  // Not known before the first render.
  const watched = Form.useWatch('action', form) as string | undefined;
  const action = watched ?? initialValues.action;
  return (
    <Form
      form={form}
      id={id}
      layout="vertical"
      preserve={false}
      initialValues={initialValues}
      onFinish={onSubmit}
    >
      {isNew && <Coverage form={form} meters={choices.meters} keys={choices.keys} />}
      <Form.Item
        name="limit"
        label={`Limit in ${choices.currency}`}
        validateFirst
        rules={[{ required: true, message: 'Enter a limit.' }, ruleOf(amountProblem)]}
      >
        <Input inputMode="decimal" autoComplete="off" placeholder="100.00" />
      </Form.Item>
      {isNew && (
        <Form.Item name="period" label="Period" extra="Periods follow the billing time zone.">
          <Select options={periods} />
        </Form.Item>
      )}
      <Form.Item
        name="action"
        label="Action"
        extra={
          action === 'block' ? (
            <>
              Calls that would exceed the limit are refused with 402 <code>budget_exhausted</code> and not
              billed.
            </>
          ) : (
            'Calls beyond the limit are served and billed.'
          )
        }
      >
        <Radio.Group options={actions} />
      </Form.Item>
      <Form.Item
        name="alerts"
        label="Alerts in % of the limit"
        extra="Up to 10 percentages, each followed by Enter."
        rules={[ruleOf(alertsProblem)]}
      >
        <Select mode="tags" open={false} suffix="%" tokenSeparators={[',', ' ']} />
      </Form.Item>
      <Form.Item
        name="name"
        label={isNew ? 'Name (optional)' : 'Name'}
        rules={isNew ? [] : [{ required: true, whitespace: true, message: 'Enter a name.' }]}
      >
        <Input maxLength={100} autoComplete="off" placeholder={isNew ? 'Named after what it covers' : ''} />
      </Form.Item>
    </Form>
  );
}

function Coverage({ form, meters, keys }: Pick<BudgetFormProps, 'form' | 'meters' | 'keys'>) {
  const scope = Form.useWatch('scope', form);
  return (
    <>
      <Form.Item name="scope" label="Covers">
        <Select
          options={[
            { value: 'customer', label: 'All APIs' },
            { value: 'meter', label: 'One API' },
            { value: 'api_key', label: 'One API key', disabled: keys.length === 0 },
          ]}
        />
      </Form.Item>
      {scope === 'meter' && (
        <Form.Item name="meter" label="API" rules={[{ required: true, message: 'Choose an API.' }]}>
          <Select options={meters} showSearch={{ optionFilterProp: 'label' }} />
        </Form.Item>
      )}
      {scope === 'api_key' && (
        <Form.Item name="api_key" label="API key" rules={[{ required: true, message: 'Choose an API key.' }]}>
          <Select options={keys} showSearch={{ optionFilterProp: 'label' }} />
        </Form.Item>
      )}
    </>
  );
}
