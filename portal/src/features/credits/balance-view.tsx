import GiftOutlined from '@ant-design/icons/GiftOutlined';
import { useAccount } from '@/api/get-account';
import { useBalance } from '@/api/get-balance';
import { BalanceStats } from '@/components/balance-stats';
import { CreditEntryTable } from '@/components/credit-entry-table';
import { CreditGrantTable } from '@/components/credit-grant-table';
import { EmptyState } from '@/components/empty-state';
import { ListPanel } from '@/components/list-panel';
import { Loaded } from '@/components/loaded';
import { LoadingPanel } from '@/components/loading-panel';
import { RecurringCreditTable } from '@/components/recurring-credit-table';
import { useCreditEntries, useCredits, useRecurringCredits } from './api/list-credits';
import { LowBalanceAlerts } from './balance-alerts';
import { BalanceChart } from './balance-chart';
import { DaysLeft } from './days-left';
import { LedgerDownload } from './ledger-download';

/** The customer's balance, credits and what happened to them. */
export function BalanceView() {
  const account = useAccount();
  const balance = useBalance();
  const credits = useCredits();
  const recurring = useRecurringCredits();
  const entries = useCreditEntries();
  return (
    <>
      <Loaded query={balance} loading={<LoadingPanel rows={1} figures={3} />}>
        {(data) => (
          <>
            <BalanceStats balance={data}>
              {account.data && <DaysLeft balance={data} timeZone={account.data.time_zone} />}
            </BalanceStats>
            {account.data && <BalanceChart timeZone={account.data.time_zone} />}
            <LowBalanceAlerts currency={data.currency} />
          </>
        )}
      </Loaded>
      <ListPanel
        title="Credits"
        description="Credit pays for usage as it is charged. What expires first is used first."
        list={credits}
        empty={
          <EmptyState icon={<GiftOutlined aria-hidden />} title="No credit yet">
            Granted and purchased credit appears here.
          </EmptyState>
        }
      >
        {(grants) => <CreditGrantTable grants={grants} />}
      </ListPanel>
      {recurring.data !== undefined && recurring.data.length > 0 && (
        <ListPanel
          title="Monthly credit"
          description="It is granted in each billing period, and pays for usage in that period."
          list={recurring}
          empty={null}
        >
          {(rows) => <RecurringCreditTable credits={rows} />}
        </ListPanel>
      )}
      <ListPanel
        title="History"
        description="Usage within an hour is one line for each API and credit."
        actions={<LedgerDownload />}
        list={entries}
        empty={
          <EmptyState icon={<GiftOutlined aria-hidden />} title="No history yet">
            Every use of your credit is listed here.
          </EmptyState>
        }
      >
        {(rows) => <CreditEntryTable entries={rows} />}
      </ListPanel>
    </>
  );
}
