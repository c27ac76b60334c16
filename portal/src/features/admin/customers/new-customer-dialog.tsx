import Form from 'antd/es/form';
import Input from 'antd/es/input';
import Modal from 'antd/es/modal';
import { FormProblem, useFormProblem } from '@/components/form-problem';
import type { DetailFields } from './api/change-customer-details';
import { useCreateCustomer } from './api/create-customer';
import { DetailFormFields } from './detail-fields';
import { InvitationLink } from './invitation-link';

interface NewCustomerDialogProps {
  isOpen: boolean;
  onClose: () => void;
}

type NewCustomerFields = { name: string } & Partial<DetailFields>;

/** Creates a customer, then shows the link by which a user signs up for them. */
export function NewCustomerDialog({ isOpen, onClose }: NewCustomerDialogProps) {
  const [form] = Form.useForm<NewCustomerFields>();
  const create = useCreateCustomer();
  const [problem, setProblem] = useFormProblem(form);
  const made = create.data;
  return (
    <Modal
      open={isOpen}
      title={made === undefined ? 'New customer' : `${made.customer.username} is created`}
      width={560}
      destroyOnHidden
      mask={{ closable: false }}
      keyboard={made === undefined}
      closable={made === undefined}
      okText={made === undefined ? 'Create customer' : 'Done'}
      confirmLoading={create.isPending}
      okButtonProps={made === undefined ? { htmlType: 'submit', form: 'new-customer' } : {}}
      cancelButtonProps={made === undefined ? {} : { style: { display: 'none' } }}
      onOk={made === undefined ? undefined : onClose}
      onCancel={onClose}
      afterClose={() => {
        create.reset();
        setProblem(null);
      }}
    >
      {made === undefined ? (
        <Form
          form={form}
          id="new-customer"
          layout="vertical"
          preserve={false}
          onFinish={(fields) => create.mutate(fields, { onError: setProblem })}
        >
          <Form.Item
            name="name"
            label="Name"
            extra="Shown until a user has signed up for this customer."
            rules={[{ required: true, message: 'Enter a name.' }]}
          >
            <Input maxLength={150} autoComplete="off" />
          </Form.Item>
          <DetailFormFields />
        </Form>
      ) : (
        <InvitationLink invitation={made.invitation} />
      )}
      {made === undefined && <FormProblem problem={problem} />}
    </Modal>
  );
}
