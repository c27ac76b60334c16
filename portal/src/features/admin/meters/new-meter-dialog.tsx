import Form from 'antd/es/form';
import Input from 'antd/es/input';
import Modal from 'antd/es/modal';
import Select from 'antd/es/select';
import type { Meter } from '@/api/list-meters';
import { useProblemReport } from '@/components/use-problem-report';
import { useCreateMeter } from './api/create-meter';
import { DimensionsField } from './dimensions-field';

interface MeterFields {
  key: string;
  name?: string;
  method: string;
  route?: string;
  unit: string;
  charged_statuses: string;
  dimensions?: string[];
}

interface NewMeterDialogProps {
  isOpen: boolean;
  onClose: () => void;
  onMade: (meter: Meter) => void;
}

const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', '*'];
const initial: Partial<MeterFields> = { method: 'GET', unit: 'call', charged_statuses: '200-299' };

/** A meter without a route has no method either. */
function requestOf({ route, method, ...fields }: MeterFields) {
  return route ? { ...fields, route, method } : fields;
}

/** Makes a meter. It has the service's first price until another is set on its own page. */
export function NewMeterDialog({ isOpen, onClose, onMade }: NewMeterDialogProps) {
  const [form] = Form.useForm<MeterFields>();
  const create = useCreateMeter();
  const report = useProblemReport();
  return (
    <Modal
      open={isOpen}
      title="New meter"
      destroyOnHidden
      okText="Create meter"
      confirmLoading={create.isPending}
      okButtonProps={{ htmlType: 'submit', form: 'new-meter' }}
      onCancel={onClose}
    >
      <Form
        form={form}
        id="new-meter"
        layout="vertical"
        initialValues={initial}
        preserve={false}
        onFinish={(fields) =>
          create.mutate(requestOf(fields), { onSuccess: onMade, onError: (error) => report(error, form) })
        }
      >
        <Form.Item
          name="key"
          label="Key"
          extra="The key used in code, such as maps."
          rules={[{ required: true, message: 'Enter a key.' }]}
        >
          <Input autoComplete="off" spellCheck={false} />
        </Form.Item>
        <Form.Item name="name" label="Display name" extra="Shown to customers. Leave empty to use the key.">
          <Input maxLength={100} autoComplete="off" />
        </Form.Item>
        <Form.Item name="method" label="Method">
          <Select
            options={methods.map((method) => ({ value: method, label: method === '*' ? '* (all)' : method }))}
          />
        </Form.Item>
        <Form.Item
          name="route"
          label="Route"
          extra="The endpoint that is counted. Leave empty if code or a gateway route names it."
        >
          <Input placeholder="/api/maps" autoComplete="off" spellCheck={false} />
        </Form.Item>
        <Form.Item name="unit" label="Unit" extra="What is counted, singular, such as call.">
          <Input autoComplete="off" />
        </Form.Item>
        <Form.Item
          name="charged_statuses"
          label="Billable status codes"
          extra="HTTP statuses and ranges, such as 200-299,404."
        >
          <Input autoComplete="off" />
        </Form.Item>
        <DimensionsField />
      </Form>
    </Modal>
  );
}
