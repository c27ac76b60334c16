import Skeleton from 'antd/es/skeleton';
import { useSearchParams } from 'react-router';
import { usePaymentOptions } from '@/api/payments';
import { Loaded } from '@/components/loaded';
import { Page } from '@/components/page';
import { AutoTopUpPanel } from '@/features/payments/auto-top-up-panel';
import { CardList } from '@/features/payments/card-list';
import { PaymentList } from '@/features/payments/payment-list';
import { ReturnedNotice } from '@/features/payments/returned-notice';

/** What the customer pays, and with which cards. The provider's pages lead back to here. */
export function PaymentsPage() {
  const [search] = useSearchParams();
  const payment = search.get('result') === 'done' ? search.get('payment') : null;
  return (
    <Page title="Payments" description="Buy credit, save a card and see your payments.">
      {payment !== null && <ReturnedNotice id={payment} />}
      <Loaded query={usePaymentOptions()} loading={<Skeleton active title={false} paragraph={{ rows: 6 }} />}>
        {(options) => (
          <>
            <PaymentList options={options} />
            {options.is_card_enabled && (
              <>
                <CardList isAwaited={search.get('card') === 'saved'} />
                <AutoTopUpPanel currency={options.currency} />
              </>
            )}
          </>
        )}
      </Loaded>
    </Page>
  );
}
