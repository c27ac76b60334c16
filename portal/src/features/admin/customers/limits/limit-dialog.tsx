import App from 'antd/es/app';
import Form from 'antd/es/form';
import InputNumber from 'antd/es/input-number';
import Modal from 'antd/es/modal';
import Select from 'antd/es/select';
import { useMeters } from '@/api/list-meters';
import { useProblemReport } from '@/components/use-problem-report';
import type { Customer } from '@/features/admin/customers/api/list-customers';
import { useSetCustomerLimit, type WantedLimit } from '@/features/admin/customers/api/set-customer-limit';
import { meterLabel, meterNameOf } from '@/format/meter';
import { formatQuantity } from '@/format/quantity';
import styles from './limit-dialog.module.css';

interface LimitDialogProps {
  customer: Customer;
  isOpen: boolean;
  onClose: () => void;
}

/** Limits how often a customer may call an API. */
export function LimitDialog({ customer, isOpen, onClose }: LimitDialogProps) {
  const [form] = Form.useForm<WantedLimit>();
  const meters = useMeters();
  const set = useSetCustomerLimit(customer.id);
  const report = useProblemReport();
  const { notification } = App.useApp();
  const submit = (wanted: WantedLimit) =>
    set.mutate(wanted, {
      onSuccess: ({ calls_per_minute, ...limit }) => {
        notification.success({
          title: `${meterNameOf(limit)} is limited to ${formatQuantity(calls_per_minute, 'call')} per minute`,
          role: 'status',
        });
        onClose();
      },
      onError: (error) => report(error, form),
    });
  return (
    <Modal
      open={isOpen}
      title={`Limit the calls of ${customer.username}`}
      destroyOnHidden
      okText="Set limit"
      confirmLoading={set.isPending}
      okButtonProps={{ htmlType: 'submit', form: 'limit' }}
      onCancel={onClose}
    >
      <Form form={form} id="limit" layout="vertical" preserve={false} onFinish={submit}>
        <Form.Item name="meter_id" label="API" rules={[{ required: true, message: 'Choose an API.' }]}>
          <Select
            loading={meters.isPending}
            options={(meters.data ?? []).map(({ id, key, name }) => ({
              value: id,
              label: meterLabel({ meter: key, meter_name: name }),
            }))}
          />
        </Form.Item>
        <Form.Item
          name="calls_per_minute"
          label="Calls per minute"
          extra="Bursts of up to one sixth of the limit are allowed. Saving replaces any existing limit."
          rules={[{ required: true, message: 'Enter the number of calls per minute.' }]}
        >
          <InputNumber className={styles.number} min={1} max={6_000_000} precision={0} />
        </Form.Item>
      </Form>
    </Modal>
  );
}
