import ExperimentOutlined from '@ant-design/icons/ExperimentOutlined';
import App from 'antd/es/app';
import Button from 'antd/es/button';
import type { FormInstance } from 'antd/es/form';
import { useState } from 'react';
import { useProblemReport } from '@/components/use-problem-report';
import { monthsUpTo } from '@/format/time';
import type { PriceFields } from './api/set-price';
import { useTryPrice } from './api/simulate-price';
import { canBeTried, priceFieldsOf, trialOf, type PriceForm } from './price-fields';
import { PriceFormFields } from './price-form';
import { PriceReview } from './price-review';
import { targetLabel, type PriceTarget } from './price-target';

const monthsShown = 12;

interface NewPriceProps {
  target: PriceTarget;
  form: FormInstance<PriceForm>;
}

/** Asks for a price, shows what it would have brought in a past month, and only then sets it. */
export function NewPrice({ target, form }: NewPriceProps) {
  const [months] = useState(() => monthsUpTo(new Date().toISOString().slice(0, 7), monthsShown));
  const [candidate, setCandidate] = useState<PriceFields | null>(null);
  const [isTrying, setTrying] = useState(false);
  const tryPrice = useTryPrice();
  const report = useProblemReport();
  const { notification } = App.useApp();
  // The last month that is over.
  const firstMonth = months[1] ?? '';

  const review = async (fields: PriceForm) => {
    const price = priceFieldsOf(fields, target.currency);
    setTrying(true);
    try {
      if (canBeTried(target, price)) await tryPrice(trialOf(target, firstMonth, price));
      setCandidate(price);
    } catch (error) {
      report(error as Error, form);
    } finally {
      setTrying(false);
    }
  };

  return (
    <>
      <PriceFormFields form={form} target={target} onSubmit={(fields) => void review(fields)} />
      <Button
        type="primary"
        htmlType="submit"
        form="new-price"
        icon={<ExperimentOutlined aria-hidden />}
        loading={isTrying}
      >
        Review price
      </Button>
      {candidate !== null && (
        <PriceReview
          target={target}
          price={candidate}
          months={months}
          firstMonth={firstMonth}
          onClose={() => setCandidate(null)}
          onRefused={(error) => {
            setCandidate(null);
            report(error, form);
          }}
          onSet={(from) => {
            setCandidate(null);
            form.resetFields();
            notification.success({
              title: `The price of ${targetLabel(target)} is set ${from}`,
              role: 'status',
            });
          }}
        />
      )}
    </>
  );
}
