import { useState } from 'react';
import { useParams, useSearchParams } from 'react-router';
import { Found } from '@/app/pages/unknown';
import { Loaded } from '@/components/loaded';
import { LoadingPanel } from '@/components/loading-panel';
import { Page } from '@/components/page';
import type { AuditFilter } from '@/features/admin/audit/api/list-audit';
import { AuditLog } from '@/features/admin/audit/audit-log';
import { useCustomer, type CustomerDetail } from '@/features/admin/customers/api/get-customer';
import { callViewOf } from '@/features/admin/customers/calls/call-range';
import { CustomerView, customerTabs } from '@/features/admin/customers/customer-view';
import { CustomerPayments } from '@/features/admin/payments/customer-payments';
import { CustomerPrices } from '@/features/admin/prices/customer-prices';
import { dayOf } from '@/format/windows';

/** One customer; what is shown of them is in the address. */
export function CustomerPage() {
  const { id = '' } = useParams();
  const [parameters] = useSearchParams();
  const customer = useCustomer(id, parameters.get('month'));
  return (
    <Found
      error={customer.error}
      what="customer"
      list={{ to: '/operator/customers', label: 'All customers' }}
    >
      <Page title={customer.data?.customer.username ?? 'Customer'} description={<code>{id}</code>}>
        <Loaded query={customer} loading={<LoadingPanel rows={8} figures={3} />}>
          {(detail) => <View detail={detail} />}
        </Loaded>
      </Page>
    </Found>
  );
}

function View({ detail }: { detail: CustomerDetail }) {
  const [parameters, setParameters] = useSearchParams();
  const [openedAt] = useState(() => Date.now());
  const today = dayOf(openedAt, detail.customer.time_zone);
  return (
    <CustomerView
      detail={detail}
      today={today}
      tab={customerTabs.find((tab) => tab === parameters.get('show')) ?? 'usage'}
      onTab={(tab) => setParameters(tab === 'usage' ? {} : { show: tab })}
      onMonth={(month) => setParameters({ month })}
      prices={
        <CustomerPrices
          customer={{
            id: detail.customer.id,
            name: detail.customer.username,
            currency: detail.customer.currency,
          }}
        />
      }
      payments={<CustomerPayments customer={detail.customer.id} />}
      history={<History customer={detail.customer.id} />}
      calls={callViewOf(parameters, today)}
      onCalls={({ firstDay, lastDay, meter }) =>
        setParameters({
          show: 'calls',
          from: firstDay,
          to: lastDay,
          ...(meter === undefined ? {} : { meter }),
        })
      }
    />
  );
}

function History({ customer }: { customer: string }) {
  const [filter, setFilter] = useState<AuditFilter>({ category: 'changes' });
  return (
    <AuditLog
      filter={{ ...filter, customer }}
      onFilter={(change) => setFilter({ ...filter, ...change })}
      isOfCustomer
    />
  );
}
