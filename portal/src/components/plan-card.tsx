import type { ReactNode } from 'react';
import type { Plan } from '@/api/plans';
import { feeText, planPoints } from '@/format/plan';
import card from './card.module.css';
import styles from './plan-card.module.css';

interface PlanCardProps {
  plan: Plan;
  /** Beside the name, such as that it is the plan in force. */
  state?: ReactNode;
  /** What stands at its bottom, however high the card is. */
  foot?: ReactNode;
}

/** A plan: its name, its fee, and what it has beside. */
export function PlanCard({ plan, state, foot }: PlanCardProps) {
  return (
    <article className={card.card} aria-label={plan.name}>
      <div className={card.head}>
        <h3 className={card.name}>{plan.name}</h3>
        {state}
      </div>
      <p className={styles.fee}>{feeText(plan)}</p>
      <ul className={styles.points}>
        {planPoints(plan).map((point) => (
          <li key={point}>{point}</li>
        ))}
      </ul>
      {foot !== undefined && <div className={styles.foot}>{foot}</div>}
    </article>
  );
}

/** Cards side by side, as many as there is room for. */
export function PlanCards({ children }: { children: ReactNode }) {
  return <div className={styles.cards}>{children}</div>;
}
