import CreditCardOutlined from '@ant-design/icons/CreditCardOutlined';
import Button from 'antd/es/button';
import { useState } from 'react';
import type { PaymentOptions } from '@/api/payments';
import { EmptyState } from '@/components/empty-state';
import { ListPanel } from '@/components/list-panel';
import { PaymentTable } from '@/components/payment-table';
import { usePayments } from './api/payments';
import { TopUpDialog } from './top-up-dialog';

/** The customer's payments, and a button to buy credit. */
export function PaymentList({ options }: { options: PaymentOptions }) {
  const [isBuying, setIsBuying] = useState(false);
  return (
    <>
      <ListPanel
        title="Payments"
        actions={
          options.is_card_enabled && (
            <Button type="primary" onClick={() => setIsBuying(true)}>
              Buy credit
            </Button>
          )
        }
        list={usePayments()}
        empty={
          <EmptyState icon={<CreditCardOutlined aria-hidden />} title="No payments yet">
            Payments for credit and invoices appear here.
          </EmptyState>
        }
      >
        {(rows) => (
          <PaymentTable
            payments={rows}
            actionsOf={({ checkout_url, state }) =>
              checkout_url !== null && (
                <a href={checkout_url}>{state === 'action_required' ? 'Confirm' : 'Pay'}</a>
              )
            }
          />
        )}
      </ListPanel>
      <TopUpDialog options={options} isOpen={isBuying} onClose={() => setIsBuying(false)} />
    </>
  );
}
