import type { ReactNode } from 'react';
import type { Balance } from '@/api/get-balance';
import { formatMoney, isZero } from '@/format/money';
import { formatDate } from '@/format/time';
import { Stat, StatRow } from './stat';

interface BalanceStatsProps {
  balance: Balance;
  /** Another figure, after the balance. */
  children?: ReactNode;
}

/** What a customer has, owes and may still spend. */
export function BalanceStats({ balance, children }: BalanceStatsProps) {
  const ending = balance.grants.filter((grant) => grant.expires_at !== null);
  const next = ending.toSorted((one, other) =>
    (one.expires_at ?? '').localeCompare(other.expires_at ?? ''),
  )[0];
  return (
    <StatRow>
      <Stat
        label="Balance"
        value={formatMoney(balance.balance)}
        note={balance.balance.amount.startsWith('-') ? 'Owed' : 'Credit left'}
      />
      {children}
      <Stat
        label="Available"
        value={formatMoney(balance.available)}
        note={
          balance.credit_limit !== null
            ? `Credit limit ${formatMoney(balance.credit_limit)}`
            : balance.mode === 'prepaid'
              ? 'Paid in advance'
              : 'Invoiced beyond that'
        }
      />
      {!isZero(balance.held.amount) && (
        <Stat label="Held" value={formatMoney(balance.held)} note="For calls under way" />
      )}
      {next?.expires_at != null && (
        <Stat
          label="Expires next"
          value={formatMoney(next.remaining)}
          note={`On ${formatDate(next.expires_at)}`}
        />
      )}
    </StatRow>
  );
}
