import type { Subscription } from '@/api/plans';
import { StatRow, Stat } from '@/components/stat';
import { feeText, planPoints } from '@/format/plan';
import { formatInstant } from '@/format/time';

const states: Record<string, string> = {
  trial: 'Trial',
  active: 'Active',
  cancelled: 'Cancelled',
  ended: 'Ended',
};

/** A customer's plan: what it is, how far it is, and what follows. */
export function SubscriptionFacts({
  subscription,
  timeZone,
}: {
  subscription: Subscription;
  timeZone: string;
}) {
  const { plan, status, trial_ends_at, ends_at, next, period_end, started_at } = subscription;
  const note =
    next !== null && ends_at !== null
      ? `${next.name} follows on ${formatInstant(ends_at, timeZone)}`
      : ends_at !== null
        ? `Ends on ${formatInstant(ends_at, timeZone)}`
        : status === 'trial' && trial_ends_at !== null
          ? `Free until ${formatInstant(trial_ends_at, timeZone)}`
          : `This period ends on ${formatInstant(period_end, timeZone)}`;
  return (
    <StatRow>
      <Stat label="Plan" value={plan.name} note={`Since ${formatInstant(started_at, timeZone)}`} />
      <Stat label="Fee" value={feeText(plan)} note={planPoints(plan).join(' · ')} />
      <Stat label="State" value={next === null ? (states[status] ?? status) : 'Changes'} note={note} />
    </StatRow>
  );
}
