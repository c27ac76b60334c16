import App from 'antd/es/app';
import Button from 'antd/es/button';
import Form from 'antd/es/form';
import Input from 'antd/es/input';
import { Panel } from '@/components/panel';
import { useProblemReport } from '@/components/use-problem-report';
import { isZero } from '@/format/money';
import { useChangeCustomerCurrency } from './api/change-customer-details';
import type { Customer } from './api/list-customers';

interface CurrencyForm {
  currency: string;
}

/** What a customer is charged in, which an operator chooses before the first charge. */
export function CustomerCurrency({ customer }: { customer: Customer }) {
  const [form] = Form.useForm<CurrencyForm>();
  const change = useChangeCustomerCurrency(customer.id);
  const report = useProblemReport();
  const { notification, modal } = App.useApp();
  const isCharged = !isZero(customer.total_cost.amount);
  const save = async (currency: string) => {
    try {
      await change.mutateAsync(currency);
      notification.success({ title: `${customer.username} is charged in ${currency}`, role: 'status' });
    } catch (error) {
      report(error as Error, form);
    }
  };
  const ask = ({ currency }: CurrencyForm) => {
    const code = currency.trim().toUpperCase();
    void modal.confirm({
      title: `Charge ${customer.username} in ${code}?`,
      content: 'Prices in this currency apply from the next call. It cannot change after the first charge.',
      okText: `Charge in ${code}`,
      onOk: () => save(code),
    });
  };
  return (
    <Panel
      title="Currency"
      description={
        isCharged
          ? `${customer.username} is charged in ${customer.currency}. It does not change after the first charge.`
          : 'What the customer is charged in, until the first charge. APIs need a price in it.'
      }
    >
      {!isCharged && (
        <Form
          key={customer.currency}
          form={form}
          layout="vertical"
          initialValues={{ currency: customer.currency }}
          onFinish={ask}
        >
          <Form.Item
            name="currency"
            label="Currency code"
            rules={[
              { required: true, pattern: /^\s*[a-z]{3}\s*$/i, message: 'Enter three letters, such as EUR.' },
            ]}
          >
            <Input maxLength={3} autoComplete="off" />
          </Form.Item>
          <Button htmlType="submit" loading={change.isPending}>
            Change currency
          </Button>
        </Form>
      )}
    </Panel>
  );
}
