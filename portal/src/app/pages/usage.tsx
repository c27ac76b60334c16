import { useState } from 'react';
import { useAccount } from '@/api/get-account';
import { useAddress } from '@/app/use-address';
import { Loaded } from '@/components/loaded';
import { LoadingPanel } from '@/components/loading-panel';
import { Page } from '@/components/page';
import { CallLimits } from '@/features/usage/call-limits';
import { UsageExplorer } from '@/features/usage/usage-explorer';
import { viewOf, type UsageView } from '@/features/usage/usage-range';
import { dayOf } from '@/format/windows';

/** How much was used when. What is shown is in the address. */
export function UsagePage() {
  const account = useAccount();
  return (
    <Page title="Usage" description="Usage and cost over time.">
      <Loaded query={account} loading={<LoadingPanel rows={8} />}>
        {({ time_zone }) => <Explorer timeZone={time_zone} />}
      </Loaded>
    </Page>
  );
}

function Explorer({ timeZone }: { timeZone: string }) {
  const [openedAt] = useState(() => Date.now());
  const today = dayOf(openedAt, timeZone);
  const [view, onChange] = useAddress((parameters) => viewOf(parameters, today), parametersOf);
  return (
    <>
      <UsageExplorer view={view} today={today} timeZone={timeZone} onChange={onChange} />
      <CallLimits />
    </>
  );
}

function parametersOf({ window, firstDay, lastDay, meter, measure, group, calls }: UsageView) {
  return { window, from: firstDay, to: lastDay, show: measure, by: group, calls, meter };
}
