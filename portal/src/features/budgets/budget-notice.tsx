import Alert from 'antd/es/alert';
import { Link } from 'react-router';
import { useBalance } from '@/api/get-balance';
import { usePaymentOptions } from '@/api/payments';
import { isRefusing, spentPercent, stateOf } from '@/format/budget';
import { formatMoney, isZero } from '@/format/money';
import { formatPercent } from '@/format/quantity';
import { useBudgets } from './api/budgets';
import styles from './budget-notice.module.css';

const shown = 3;

/** Warns of budgets that are nearly spent, and of credit or budgets that refuse calls; nothing where all is well. */
export function BudgetNotice() {
  const budgets = useBudgets();
  const { data: balance } = useBalance();
  const lines = (budgets.data ?? []).filter((budget) => stateOf(budget) !== 'well');
  const refusing = lines.filter(isRefusing);
  const isCreditUsed =
    balance !== undefined &&
    (balance.mode === 'prepaid' || balance.credit_limit !== null) &&
    isZero(balance.available.amount);
  if (lines.length === 0 && !isCreditUsed) return null;

  const isBad = refusing.length > 0 || isCreditUsed;
  const sorted = [...refusing, ...lines.filter((budget) => !isRefusing(budget))];
  return (
    <Alert
      type={isBad ? 'error' : 'warning'}
      showIcon
      title={
        isCreditUsed || refusing.some(({ scope }) => scope === 'customer')
          ? 'Calls are refused'
          : isBad
            ? 'Some calls are refused'
            : 'A budget is nearly or fully spent'
      }
      description={
        <ul className={styles.list}>
          {isCreditUsed && <UsedCredit />}
          {sorted.slice(0, shown).map((budget) => (
            <li key={budget.id}>
              <strong>{budget.name}</strong>:{' '}
              {`${formatMoney(budget.spent)} of ${formatMoney(budget.limit)} spent (${formatPercent(spentPercent(budget))}).`}
              {budget.action === 'block' && ' Calls that would exceed the limit are refused.'}
            </li>
          ))}
          {sorted.length > 0 && (
            <li>
              <Link to="/budgets">
                {sorted.length > shown ? `See all ${sorted.length} budgets` : 'See your budgets'}
              </Link>
            </li>
          )}
        </ul>
      }
    />
  );
}

/** That the credit is used up, and where there is more. */
function UsedCredit() {
  const { data: options } = usePaymentOptions();
  return (
    <li>
      Your credit is used up.{' '}
      {options?.is_card_enabled ? (
        <Link to="/payments">Buy credit</Link>
      ) : (
        <Link to="/balance">See your balance</Link>
      )}
    </li>
  );
}
