import App from 'antd/es/app';
import Button from 'antd/es/button';
import Form from 'antd/es/form';
import Select from 'antd/es/select';
import type { Account } from '@/api/get-account';
import { useProblemReport } from '@/components/use-problem-report';
import { formatInstant } from '@/format/time';
import { useChangeAccount } from './api/change-account';

interface TimeZoneFields {
  time_zone: string;
}

/** The time zone whose calendar months are the billing periods. */
export function TimeZoneForm({ account }: { account: Account }) {
  const [form] = Form.useForm<TimeZoneFields>();
  const change = useChangeAccount();
  const report = useProblemReport();
  const { notification } = App.useApp();
  const wanted = account.pending_time_zone ?? account.time_zone;
  const zones = [...new Set(['UTC', account.time_zone, wanted, ...Intl.supportedValuesOf('timeZone')])];
  return (
    <Form
      form={form}
      layout="vertical"
      initialValues={{ time_zone: wanted }}
      onFinish={(fields) =>
        change.mutate(fields, {
          onSuccess: (changed) =>
            notification.success({
              title: pendingOf(changed) ?? 'The time zone stays the same',
              role: 'status',
            }),
          onError: (error) => report(error, form),
        })
      }
    >
      <Form.Item
        name="time_zone"
        label="Time zone"
        extra={
          pendingOf(account) ??
          'Each calendar month of this time zone is a billing period. A change takes effect with the next period. Past charges do not change.'
        }
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

/** What is still to come; null: nothing. */
function pendingOf({ time_zone, pending_time_zone, pending_time_zone_from }: Account): string | null {
  return pending_time_zone && pending_time_zone_from
    ? `Billing periods follow ${pending_time_zone} from ${formatInstant(pending_time_zone_from, time_zone)} on.`
    : null;
}
