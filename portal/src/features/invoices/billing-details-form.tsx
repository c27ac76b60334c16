import App from 'antd/es/app';
import Button from 'antd/es/button';
import Form from 'antd/es/form';
import Input from 'antd/es/input';
import Skeleton from 'antd/es/skeleton';
import type { BillingDetails } from '@/api/invoices';
import { FormProblem, useFormProblem } from '@/components/form-problem';
import { Loaded } from '@/components/loaded';
import { Panel } from '@/components/panel';
import { useBillingDetails, useSetBillingDetails, type WantedDetails } from './api/invoices';

/** Who the customer is on invoices, to be changed. */
export function BillingDetailsPanel() {
  return (
    <Panel
      title="Billing details"
      description="They are on invoices from now on. Issued ones stay as they are."
    >
      <Loaded query={useBillingDetails()} loading={<Skeleton active title={false} paragraph={{ rows: 6 }} />}>
        {(details) => <DetailsForm details={details} />}
      </Loaded>
    </Panel>
  );
}

function DetailsForm({ details }: { details: BillingDetails | null }) {
  const [form] = Form.useForm<WantedDetails>();
  const set = useSetBillingDetails();
  const [problem, setProblem] = useFormProblem(form);
  const { notification } = App.useApp();
  const submit = (wanted: WantedDetails) => {
    setProblem(null);
    set.mutate(wanted, {
      onSuccess: (saved) => {
        form.setFieldsValue(saved);
        notification.success({ title: 'Billing details are saved', role: 'status' });
      },
      onError: setProblem,
    });
  };
  return (
    <Form
      form={form}
      id="billing-details"
      layout="vertical"
      initialValues={details ?? {}}
      style={{ maxWidth: 480 }}
      onFinish={submit}
    >
      <Required name="name" label="Legal name" autoComplete="organization" />
      <Form.Item
        name="address"
        label="Address"
        rules={[{ required: true, whitespace: true, message: 'Enter street and number.' }]}
      >
        <Input.TextArea autoSize={{ minRows: 1, maxRows: 3 }} maxLength={400} autoComplete="street-address" />
      </Form.Item>
      <Optional name="postal_code" label="Postal code (optional)" autoComplete="postal-code" />
      <Required name="city" label="City" autoComplete="address-level2" />
      <Optional name="region" label="State or region (optional)" autoComplete="address-level1" />
      <Form.Item
        name="country"
        label="Country"
        extra="Its two letters, such as DE or US."
        rules={[{ required: true, message: 'Enter the two letters of the country.' }]}
      >
        <Input maxLength={2} autoComplete="country" style={{ width: 96 }} />
      </Form.Item>
      <Optional name="tax_id" label="Tax number (optional)" autoComplete="off" />
      <Optional name="email" label="E-mail for invoices (optional)" autoComplete="email" />
      <FormProblem problem={problem} />
      <Button type="primary" htmlType="submit" loading={set.isPending}>
        Save billing details
      </Button>
    </Form>
  );
}

interface FieldProps {
  name: keyof WantedDetails;
  label: string;
  autoComplete: string;
}

function Required({ name, label, autoComplete }: FieldProps) {
  return (
    <Form.Item
      name={name}
      label={label}
      rules={[{ required: true, whitespace: true, message: `Enter the ${label.toLowerCase()}.` }]}
    >
      <Input maxLength={200} autoComplete={autoComplete} />
    </Form.Item>
  );
}

function Optional({ name, label, autoComplete }: FieldProps) {
  return (
    <Form.Item name={name} label={label}>
      <Input maxLength={name === 'email' ? 254 : 200} autoComplete={autoComplete} />
    </Form.Item>
  );
}
