import App from 'antd/es/app';
import Checkbox from 'antd/es/checkbox';
import DatePicker from 'antd/es/date-picker';
import Form from 'antd/es/form';
import Modal from 'antd/es/modal';
import dayjs, { type Dayjs } from 'dayjs';
import { FormProblem, useFormProblem } from '@/components/form-problem';
import { formatQuantity } from '@/format/quantity';
import { formatDate } from '@/format/time';
import { useReplayWebhook } from './api/webhooks';

interface ReplayDialogProps {
  id: string;
  isOpen: boolean;
  onClose: () => void;
}

interface ReplayFields {
  days: [Dayjs, Dayjs];
  failed_only: boolean;
}

/** Sends the events of some days again. */
export function ReplayDialog({ id, isOpen, onClose }: ReplayDialogProps) {
  const [form] = Form.useForm<ReplayFields>();
  const replay = useReplayWebhook();
  const [problem, setProblem] = useFormProblem(form);
  const { notification } = App.useApp();
  const submit = ({ days: [first, last], failed_only }: ReplayFields) =>
    replay.mutate(
      {
        id,
        from: first.startOf('day').toISOString(),
        to: last.add(1, 'day').startOf('day').toISOString(),
        failed_only,
      },
      {
        onSuccess: ({ events }) => {
          notification.success({ title: `${formatQuantity(events, 'event')} sent again`, role: 'status' });
          onClose();
        },
        onError: setProblem,
      },
    );
  return (
    <Modal
      open={isOpen}
      title="Replay events"
      destroyOnHidden
      okText="Replay"
      confirmLoading={replay.isPending}
      okButtonProps={{ htmlType: 'submit', form: 'replay' }}
      onCancel={onClose}
      afterClose={() => setProblem(null)}
    >
      <Form
        form={form}
        id="replay"
        layout="vertical"
        preserve={false}
        initialValues={{ days: [dayjs(), dayjs()], failed_only: true }}
        onFinish={submit}
      >
        <Form.Item
          name="days"
          label="First and last day"
          extra="At most 10,000 events. Each keeps its id, by which your endpoint knows those it has."
        >
          <DatePicker.RangePicker
            style={{ width: '100%' }}
            inputReadOnly
            allowClear={false}
            format={(date: Dayjs) => formatDate(date.format('YYYY-MM-DD'), 'UTC')}
            disabledDate={(date) => date.isAfter(dayjs(), 'day')}
          />
        </Form.Item>
        <Form.Item name="failed_only" valuePropName="checked">
          <Checkbox>Only events that were not delivered</Checkbox>
        </Form.Item>
      </Form>
      <FormProblem problem={problem} />
    </Modal>
  );
}
