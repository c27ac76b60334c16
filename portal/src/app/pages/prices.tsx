import Skeleton from 'antd/es/skeleton';
import { usePrices } from '@/api/list-prices';
import { Page } from '@/components/page';
import { Panel } from '@/components/panel';
import { ProblemState } from '@/components/problem-state';
import { Calculator } from '@/features/prices/calculator';
import { PriceList } from '@/features/prices/price-list';

/** What each API costs, and what so much of it would. */
export function PricesPage() {
  const prices = usePrices();
  return (
    <Page title="Prices" description="What each API costs now. Every month starts counting anew.">
      {prices.isError ? (
        <ProblemState error={prices.error} onRetry={() => void prices.refetch()} />
      ) : prices.isPending ? (
        <Skeleton active paragraph={{ rows: 10 }} />
      ) : (
        <>
          {prices.data.length > 0 && (
            <Panel title="What would it cost?">
              <Calculator prices={prices.data} />
            </Panel>
          )}
          <PriceList prices={prices.data} />
        </>
      )}
    </Page>
  );
}
