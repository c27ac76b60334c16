import type { Payment } from '@/api/payments';
import { capitalised } from '@/format/quantity';
import { formatInstant } from '@/format/time';
import styles from './dispute-note.module.css';

type Dispute = NonNullable<Payment['dispute']>;

const outcomes: Record<string, string> = {
  needs_response: 'Waiting for an answer',
  under_review: 'The bank decides',
  won: 'Dispute won',
  lost: 'Dispute lost',
};

const advice: Record<string, string> = {
  needs_response: 'Unanswered, it is lost. You can also accept it: the money stays with the customer.',
  under_review: 'You have answered. There is nothing to do until the bank has decided.',
  won: 'The money is back, and so is the credit.',
  lost: 'The money and what was left of its credit are gone. For an invoice, create a credit note.',
};

/** How far a dispute is; for an operator, what to do and until when. */
export function DisputeNote({ dispute, isOperator }: { dispute: Dispute; isOperator: boolean }) {
  const { id, state, reason, respond_by } = dispute;
  const isToAnswer = isOperator && state === 'needs_response';
  return (
    <div className={styles.note}>
      <div>
        {outcomes[state] ?? state}
        {reason !== null && `: ${capitalised(reason.replaceAll('_', ' '))}`}
      </div>
      {isToAnswer && respond_by !== null && (
        <div className={styles.deadline}>Answer by {formatInstant(respond_by)}</div>
      )}
      {isOperator && <div className={styles.advice}>{advice[state]}</div>}
      {isToAnswer && (
        <a
          href={`https://dashboard.stripe.com/disputes/${encodeURIComponent(id)}`}
          target="_blank"
          rel="noreferrer"
        >
          Answer in Stripe
        </a>
      )}
    </div>
  );
}
