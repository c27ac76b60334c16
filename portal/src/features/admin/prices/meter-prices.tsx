import Form from 'antd/es/form';
import { useRef } from 'react';
import type { Meter } from '@/api/list-meters';
import { Panel } from '@/components/panel';
import type { Price } from '@/format/price';
import { NewPrice } from './new-price';
import { formOf, type PriceForm } from './price-fields';
import { PriceHistory } from './price-history';
import { listTarget } from './price-target';

/** The prices of a meter: a new one, which may begin as an earlier one, and all there were. */
export function MeterPrices({ meter }: { meter: Meter }) {
  const [form] = Form.useForm<PriceForm>();
  const top = useRef<HTMLDivElement>(null);
  const edit = (price: Price) => {
    form.setFieldsValue(formOf(price));
    top.current?.scrollIntoView({ block: 'start' });
    top.current?.focus({ preventScroll: true });
  };
  return (
    <>
      <div ref={top} tabIndex={-1}>
        <Panel
          title="New price"
          description="The review shows its impact on a past month before you set it. Prices are never edited; a new price replaces the current one."
        >
          <NewPrice target={listTarget(meter)} form={form} />
        </Panel>
      </div>
      <PriceHistory meter={meter} onEdit={edit} />
    </>
  );
}
