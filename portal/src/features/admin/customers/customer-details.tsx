import App from 'antd/es/app';
import Button from 'antd/es/button';
import Form from 'antd/es/form';
import { Panel } from '@/components/panel';
import { useProblemReport } from '@/components/use-problem-report';
import { useChangeCustomerDetails, type DetailFields } from './api/change-customer-details';
import { useInviteCustomer } from './api/create-customer';
import type { Customer } from './api/list-customers';
import { DetailFormFields } from './detail-fields';
import { InvitationLink } from './invitation-link';

/** What an operator keeps about a customer, and the invitation of one without a user. */
export function CustomerDetails({ customer }: { customer: Customer }) {
  return (
    <>
      {customer.is_invited && <Invite customer={customer} />}
      <Panel title="Details" description="For your support and billing. Search finds a customer by them.">
        <DetailForm customer={customer} />
      </Panel>
    </>
  );
}

function DetailForm({ customer }: { customer: Customer }) {
  const [form] = Form.useForm<DetailFields>();
  const change = useChangeCustomerDetails(customer.id);
  const report = useProblemReport();
  const { notification } = App.useApp();
  return (
    <Form
      form={form}
      layout="vertical"
      initialValues={{
        company: customer.company ?? '',
        email: customer.email ?? '',
        external_id: customer.external_id ?? '',
        notes: customer.notes ?? '',
      }}
      onFinish={(fields) =>
        change.mutate(fields, {
          onSuccess: () => notification.success({ title: 'Details saved', role: 'status' }),
          onError: (error) => report(error, form),
        })
      }
    >
      <DetailFormFields />
      <Button htmlType="submit" loading={change.isPending}>
        Save details
      </Button>
    </Form>
  );
}

function Invite({ customer }: { customer: Customer }) {
  const invite = useInviteCustomer();
  const report = useProblemReport();
  return (
    <Panel
      title="Invitation"
      description="This customer has no user yet. A new link replaces the one before."
    >
      {invite.data === undefined ? (
        <Button
          loading={invite.isPending}
          onClick={() => invite.mutate(customer.id, { onError: (error) => report(error) })}
        >
          Create a new link
        </Button>
      ) : (
        <InvitationLink invitation={invite.data} />
      )}
    </Panel>
  );
}
