import App from 'antd/es/app';
import Button from 'antd/es/button';
import Form from 'antd/es/form';
import Select from 'antd/es/select';
import type { Account } from '@/api/get-account';
import { useChangeAccount } from '@/api/change-account';
import { useProblemReport } from '@/components/use-problem-report';

interface TimeZoneFields {
  time_zone: string;
}

/** The time zone whose calendar months are the billing periods. */
export function TimeZoneForm({ account }: { account: Account }) {
  const [form] = Form.useForm<TimeZoneFields>();
  const change = useChangeAccount();
  const report = useProblemReport();
  const { notification } = App.useApp();
  const zones = [...new Set(['UTC', account.time_zone, ...Intl.supportedValuesOf('timeZone')])];
  return (
    <Form
      form={form}
      layout="vertical"
      initialValues={{ time_zone: account.time_zone }}
      onFinish={(fields) =>
        change.mutate(fields, {
          onSuccess: ({ time_zone }) =>
            notification.success({ title: `Months now begin by the clock of ${time_zone}`, role: 'status' }),
          onError: (error) => report(error, form),
        })
      }
    >
      <Form.Item
        name="time_zone"
        label="Time zone"
        extra="Each calendar month of this time zone is a billing period, from now on. What was charged stays as it is."
      >
        <Select
          showSearch={{ optionFilterProp: 'label' }}
          options={zones.map((zone) => ({ value: zone, label: zone.replaceAll('_', ' ') }))}
        />
      </Form.Item>
      <Button htmlType="submit" loading={change.isPending}>
        Save time zone
      </Button>
    </Form>
  );
}
