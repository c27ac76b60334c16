import { useRef } from 'react';
import { useMyPrices, usePrices } from '@/api/list-prices';
import { useAddress } from '@/app/use-address';
import { Loaded } from '@/components/loaded';
import { LoadingPanel } from '@/components/loading-panel';
import { Page } from '@/components/page';
import { Panel } from '@/components/panel';
import { useSession } from '@/features/accounts/api/get-session';
import { Calculator } from '@/features/prices/calculator';
import { PriceList } from '@/features/prices/price-list';
import { parametersOf, questionOf } from '@/features/prices/price-question';

/**
 * What each API costs, and what so much of it would. Anybody may see the price list; customers see their own prices.
 * What is asked is in the address.
 */
export function PricesPage() {
  const isMine = useSession().data != null;
  const list = usePrices();
  const mine = useMyPrices(isMine);
  const prices = isMine ? mine : list;
  const calculator = useRef<HTMLDivElement>(null);
  const [question, onAsk] = useAddress(questionOf, parametersOf, {
    replace: true,
    preventScrollReset: true,
  });

  return (
    <Page title="Prices" description="Current prices. Tiers and free units reset every month.">
      <Loaded query={prices} loading={<LoadingPanel rows={10} />}>
        {(data) => (
          <>
            {data.length > 0 && (
              <div ref={calculator}>
                <Panel title="What would it cost?" description="Uses the same calculation as your bill.">
                  <Calculator prices={data} isMine={isMine} question={question} onAsk={onAsk} />
                </Panel>
              </div>
            )}
            <PriceList
              prices={data}
              isMine={isMine}
              quantity={question.quantity}
              onAsk={(api) => {
                onAsk({ api });
                calculator.current?.scrollIntoView({ block: 'nearest' });
                document.getElementById('calculator-quantity')?.focus({ preventScroll: true });
              }}
            />
          </>
        )}
      </Loaded>
    </Page>
  );
}
