import { alertsLabel, spentPercent, stateOf, type BudgetFigures } from '@/format/budget';
import { formatMoney, formatShortMoney } from '@/format/money';
import { formatPercent } from '@/format/quantity';
import styles from './budget-progress.module.css';

interface BudgetProgressProps extends BudgetFigures {
  name: string;
}

/** How much of a budget is spent, with the thresholds at which alerts are sent. */
export function BudgetProgress({ name, ...budget }: BudgetProgressProps) {
  const { alerts, limit, spent } = budget;
  const percent = spentPercent(budget);
  // A threshold beyond the limit is on the bar too: then the bar is as long as that.
  const full = Math.max(100, ...alerts);
  const exact = `${formatMoney(spent)} of ${formatMoney(limit)}`;
  return (
    <div className={styles.progress} title={exact}>
      <div className={styles.figures}>
        <span>{`${formatShortMoney(spent)} of ${formatShortMoney(limit)}`}</span>
        <span className={styles.percent}>{formatPercent(percent)}</span>
      </div>
      <div
        className={styles.track}
        role="progressbar"
        aria-label={`Spent of ${name}`}
        aria-valuemin={0}
        aria-valuemax={full}
        aria-valuenow={Math.min(percent, full)}
        aria-valuetext={`${exact}, ${formatPercent(percent)}`}
      >
        <div
          className={styles[stateOf(budget)]}
          style={{ width: `${(Math.min(percent, full) / full) * 100}%` }}
        />
        {alerts.map((alert) => (
          <span
            key={alert}
            className={alert <= percent ? styles.passed : styles.tick}
            style={{ left: `${(alert / full) * 100}%` }}
            aria-hidden="true"
          />
        ))}
      </div>
      <div className={styles.alerts}>{alertsLabel(alerts)}</div>
    </div>
  );
}
