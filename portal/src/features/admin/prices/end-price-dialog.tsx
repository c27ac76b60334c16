import App from 'antd/es/app';
import Form from 'antd/es/form';
import Modal from 'antd/es/modal';
import Select from 'antd/es/select';
import type { Meter } from '@/api/list-meters';
import { useProblemReport } from '@/components/use-problem-report';
import { headlineOf } from '@/format/price';
import type { MeterPriceEntry } from './api/list-meter-prices';
import { useSetPrice } from './api/set-price';
import type { PricedCustomer } from './price-target';

interface EndPriceDialogProps {
  /** The customer's own price in force. */
  entry: MeterPriceEntry;
  customer: PricedCustomer;
  /** The meter; undefined where it is not known. */
  meter: Meter | undefined;
  onClose: () => void;
}

interface EndForm {
  effective: 'at_once' | 'next_period';
}

const effects = [
  { value: 'at_once', label: 'Immediately' },
  { value: 'next_period', label: "From the customer's next billing period" },
];

/** Lets the price list apply to a customer again. */
export function EndPriceDialog({ entry, customer, meter, onClose }: EndPriceDialogProps) {
  const [form] = Form.useForm<EndForm>();
  const set = useSetPrice({ id: meter?.id ?? 0, key: entry.meter }, customer.id);
  const report = useProblemReport();
  const { notification } = App.useApp();
  const name = meter?.name ?? entry.meter;
  const submit = ({ effective }: EndForm) =>
    set.mutate(
      { model: 'list', currency: customer.currency, effective },
      {
        onSuccess: () => {
          notification.success({ title: `The own price of ${name} ends`, role: 'status' });
          onClose();
        },
        onError: (error) => report(error, form),
      },
    );
  return (
    <Modal
      open
      title={`End the price of ${name} for ${customer.name}?`}
      okText="End price"
      cancelText="Keep price"
      confirmLoading={set.isPending}
      okButtonProps={{ htmlType: 'submit', form: 'end-price', danger: true }}
      onCancel={onClose}
    >
      <p>
        {`Now: ${headlineOf(entry.price, entry.price.unit)}. Then the price list applies again`}
        {meter && meter.price.currency === customer.currency
          ? `: ${headlineOf(meter.price, meter.unit)}.`
          : ` in ${customer.currency}.`}
      </p>
      <Form
        form={form}
        id="end-price"
        layout="vertical"
        initialValues={{ effective: 'at_once' }}
        onFinish={submit}
      >
        <Form.Item name="effective" label="Ends">
          <Select options={effects} />
        </Form.Item>
      </Form>
    </Modal>
  );
}
