import ExperimentOutlined from '@ant-design/icons/ExperimentOutlined';
import App from 'antd/es/app';
import Button from 'antd/es/button';
import Form from 'antd/es/form';
import Select from 'antd/es/select';
import { useState } from 'react';
import type { Meter } from '@/api/admin/list-meters';
import { useSetPrice } from '@/api/admin/set-price';
import { useSimulatePrice } from '@/api/admin/simulate-price';
import { useProblemReport } from '@/components/use-problem-report';
import { formatInstant, formatMonth, monthsUpTo } from '@/format/time';
import styles from './new-price.module.css';
import { priceFieldsOf, type PriceForm } from './price-fields';
import { PriceFormFields } from './price-form';
import { SimulationResult } from './simulation-result';

const monthsShown = 12;

/** Tries a price on a month, and sets it. */
export function NewPrice({ meter }: { meter: Meter }) {
  const [form] = Form.useForm<PriceForm>();
  const [months] = useState(() => monthsUpTo(new Date().toISOString().slice(0, 7), monthsShown));
  const [month, setMonth] = useState(months[0] ?? '');
  const simulate = useSimulatePrice();
  const set = useSetPrice(meter.id);
  const report = useProblemReport();
  const { modal, notification } = App.useApp();
  const { currency } = meter.price;
  const onError = (error: Error) => report(error, form);

  const tryIt = async () => {
    const candidate = { ...(await form.validateFields()), effective_from: null };
    simulate.mutate({ meter: meter.id, month, price: priceFieldsOf(candidate, currency) }, { onError });
  };
  const publish = (fields: PriceForm) => {
    const from = fields.effective_from
      ? `from ${formatInstant(fields.effective_from.toISOString())} on`
      : 'from now on';
    void modal.confirm({
      title: `Set this price for ${meter.key}?`,
      content: `It is in force ${from}. What was used before keeps its price.`,
      okText: 'Set price',
      onOk: () =>
        set
          .mutateAsync(priceFieldsOf(fields, currency))
          .then(() => {
            form.resetFields();
            simulate.reset();
            notification.success({ title: `The price of ${meter.key} is set ${from}`, role: 'status' });
          })
          .catch((error: unknown) => onError(error as Error)),
    });
  };

  return (
    <>
      <PriceFormFields form={form} unit={meter.unit} currency={currency} onSubmit={publish} />
      <div className={styles.actions}>
        <Select
          className={styles.month}
          aria-label="Month to try it on"
          value={month}
          options={months.map((value) => ({ value, label: formatMonth(value) }))}
          onChange={setMonth}
        />
        <Button
          icon={<ExperimentOutlined aria-hidden />}
          loading={simulate.isPending}
          onClick={() => void tryIt()}
        >
          Try it on this month
        </Button>
        <Button type="primary" htmlType="submit" form="new-price" loading={set.isPending}>
          Set price
        </Button>
      </div>
      {simulate.data && <SimulationResult simulation={simulate.data} unit={meter.unit} />}
    </>
  );
}
