import GiftOutlined from '@ant-design/icons/GiftOutlined';
import HddOutlined from '@ant-design/icons/HddOutlined';
import Button from 'antd/es/button';
import { useState } from 'react';
import type { CreditGrant, RecurringCredit } from '@/api/get-balance';
import { BalanceStats } from '@/components/balance-stats';
import { CreditEntryTable } from '@/components/credit-entry-table';
import { CreditGrantTable } from '@/components/credit-grant-table';
import { EmptyState } from '@/components/empty-state';
import { ListPanel } from '@/components/list-panel';
import { Loaded } from '@/components/loaded';
import { LoadingPanel } from '@/components/loading-panel';
import { Panel } from '@/components/panel';
import { RecurringCreditTable } from '@/components/recurring-credit-table';
import {
  useCustomerBalance,
  useCustomerCreditEntries,
  useCustomerCredits,
  useCustomerRecurringCredits,
} from '@/features/admin/customers/api/credits';
import type { Customer } from '@/features/admin/customers/api/list-customers';
import { useCustomerLeases } from '@/features/admin/customers/api/list-leases';
import { BillingDialog } from './billing-dialog';
import { EndDialog } from './end-dialog';
import { GrantDialog } from './grant-dialog';
import { LeaseTable } from './lease-table';
import { VoidDialog } from './void-dialog';

/** A customer's balance and credits: to grant, to void, and to say how the customer pays. */
export function CustomerCredits({ customer }: { customer: Customer }) {
  const balance = useCustomerBalance(customer.id);
  const credits = useCustomerCredits(customer.id);
  const recurring = useCustomerRecurringCredits(customer.id);
  const entries = useCustomerCreditEntries(customer.id);
  const leases = useCustomerLeases(customer.id);
  const [open, setOpen] = useState<'billing' | 'grant' | null>(null);
  const [voided, setVoided] = useState<CreditGrant | null>(null);
  const [ended, setEnded] = useState<RecurringCredit | null>(null);
  const close = () => setOpen(null);
  return (
    <>
      <Loaded query={balance} loading={<LoadingPanel rows={1} figures={3} />}>
        {(data) => (
          <>
            <BalanceStats balance={data} />
            <Panel
              title="Billing"
              description={
                data.mode === 'prepaid'
                  ? 'The customer pays in advance: calls are served while there is credit.'
                  : data.credit_limit === null
                    ? 'The customer pays afterwards, without a limit.'
                    : 'The customer pays afterwards, up to the credit limit.'
              }
              actions={<Button onClick={() => setOpen('billing')}>Change billing</Button>}
            >
              {null}
            </Panel>
            <BillingDialog customer={customer} balance={data} isOpen={open === 'billing'} onClose={close} />
          </>
        )}
      </Loaded>
      <ListPanel
        title="Credits"
        description="Credit pays for usage as it is charged, and first for what is owed."
        actions={<Button onClick={() => setOpen('grant')}>Grant credit</Button>}
        list={credits}
        empty={
          <EmptyState icon={<GiftOutlined aria-hidden />} title="No credit">
            {customer.username} was never granted any.
          </EmptyState>
        }
      >
        {(grants) => (
          <CreditGrantTable
            grants={grants}
            actionOf={(grant) =>
              (grant.status === 'active' || grant.status === 'scheduled') && (
                <Button size="small" onClick={() => setVoided(grant)}>
                  Void
                </Button>
              )
            }
          />
        )}
      </ListPanel>
      {recurring.data !== undefined && recurring.data.length > 0 && (
        <ListPanel
          title="Monthly credit"
          description="It is granted in each billing period of the customer, and pays for usage in that period."
          list={recurring}
          empty={null}
        >
          {(rows) => (
            <RecurringCreditTable
              credits={rows}
              actionOf={(credit) =>
                credit.status === 'active' && (
                  <Button size="small" onClick={() => setEnded(credit)}>
                    End
                  </Button>
                )
              }
            />
          )}
        </ListPanel>
      )}
      <ListPanel
        title="Held by nodes"
        description="Each node holds credit for the calls it may admit. Units that are not used come back."
        list={leases}
        empty={
          <EmptyState icon={<HddOutlined aria-hidden />} title="Nothing is held">
            Credit is held while the customer’s calls are limited and under way.
          </EmptyState>
        }
      >
        {(rows) => <LeaseTable leases={rows} />}
      </ListPanel>
      <ListPanel
        title="Credit history"
        description="Usage within an hour is one line for each API and credit."
        list={entries}
        empty={
          <EmptyState icon={<GiftOutlined aria-hidden />} title="No history yet">
            Every change of the customer’s credit is listed here.
          </EmptyState>
        }
      >
        {(rows) => <CreditEntryTable entries={rows} />}
      </ListPanel>
      <GrantDialog customer={customer} isOpen={open === 'grant'} onClose={close} />
      <EndDialog customer={customer.id} credit={ended} onClose={() => setEnded(null)} />
      <VoidDialog customer={customer.id} grant={voided} onClose={() => setVoided(null)} />
    </>
  );
}
