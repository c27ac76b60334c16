import { formatMoney, type Money } from './money';
import { formatPercent } from './quantity';
import { formatDate, formatInstant } from './time';

/** Something that happened to a customer's budgets, credit, plan, invoices or payments, as the API gives it. */
export interface AlertEvent {
  type: string;
  data: Readonly<Record<string, unknown>>;
}

/** What happened, in a sentence, and how bad it is. */
export interface AlertText {
  text: string;
  tone: 'good' | 'bad' | 'warning' | 'plain';
}

/** An alert in a sentence; the type's name where it, or what is known about it, is not as expected. */
export function alertText(alert: AlertEvent, timeZone?: string): AlertText {
  return sentenceOf(alert, timeZone) ?? { text: alert.type, tone: 'plain' };
}

function sentenceOf({ type, data }: AlertEvent, timeZone: string | undefined): AlertText | null {
  const [amount, balance, below] = [data['amount'], data['balance'], data['below']];
  switch (type) {
    case 'usage.alert':
    case 'budget.resolved':
      return budgetSentence(type, data, timeZone);
    case 'credit.granted':
      return isMoney(amount) ? { text: `${formatMoney(amount)} of credit was granted.`, tone: 'good' } : null;
    case 'credit.expired':
      return isMoney(amount) ? { text: `${formatMoney(amount)} of credit expired.`, tone: 'warning' } : null;
    case 'credit.low':
      return isMoney(balance) && isMoney(below)
        ? {
            text: `The balance fell below ${formatMoney(below)}: ${formatMoney(balance)} left.`,
            tone: 'warning',
          }
        : null;
    case 'credit.exhausted':
      return {
        text: `A call was refused because credit did not pay for it.${
          isMoney(balance) ? ` The balance was ${formatMoney(balance)}.` : ''
        }`,
        tone: 'bad',
      };
    case 'subscription.changed':
      return subscriptionSentence(data, timeZone);
    default:
      return invoiceSentence(type, data, timeZone) ?? paymentSentence(type, data);
  }
}

function invoiceSentence(
  type: string,
  { number, gross, due_at }: Readonly<Record<string, unknown>>,
  timeZone: string | undefined,
): AlertText | null {
  if (typeof number !== 'string' || !isMoney(gross)) return null;
  const total = formatMoney(gross);
  const due = typeof due_at === 'string' ? formatDate(due_at, timeZone) : null;
  switch (type) {
    case 'invoice.finalized':
      return {
        text: `Invoice ${number} of ${total} was issued${due === null ? '' : `, due ${due}`}.`,
        tone: 'plain',
      };
    case 'invoice.paid':
      return { text: `Invoice ${number} of ${total} was paid.`, tone: 'good' };
    case 'invoice.overdue':
      return {
        text: `Invoice ${number} of ${total} is overdue${due === null ? '' : `: it was due ${due}`}.`,
        tone: 'bad',
      };
    default:
      return null;
  }
}

function paymentSentence(
  type: string,
  { amount, failure_message, reason }: Readonly<Record<string, unknown>>,
): AlertText | null {
  if (!isMoney(amount)) return null;
  const total = formatMoney(amount);
  const why = [failure_message, reason].find((text) => typeof text === 'string' && text !== '');
  const because = typeof why === 'string' ? `: ${why.replace(/\.$/, '').replaceAll('_', ' ')}` : '';
  switch (type) {
    case 'payment.succeeded':
      return { text: `A payment of ${total} succeeded.`, tone: 'good' };
    case 'payment.failed':
      return { text: `A payment of ${total} failed${because}.`, tone: 'bad' };
    case 'payment.action_required':
      return { text: `A payment of ${total} needs the card holder’s confirmation.`, tone: 'warning' };
    case 'refund.failed':
      return { text: `A refund of ${total} failed${because}.`, tone: 'bad' };
    default:
      return null;
  }
}

function subscriptionSentence(
  { plan, previous, effective_at }: Readonly<Record<string, unknown>>,
  timeZone: string | undefined,
): AlertText | null {
  if (typeof effective_at !== 'string') return null;
  const at = formatInstant(effective_at, timeZone);
  if (typeof plan === 'string') return { text: `The plan is “${plan}” from ${at}.`, tone: 'plain' };
  return typeof previous === 'string'
    ? { text: `The plan “${previous}” ends on ${at}.`, tone: 'plain' }
    : null;
}

function budgetSentence(
  type: string,
  { name, threshold, limit, spent, to, blocks }: Readonly<Record<string, unknown>>,
  timeZone: string | undefined,
): AlertText | null {
  if (typeof name !== 'string' || typeof threshold !== 'number' || !isMoney(limit) || !isMoney(spent))
    return null;
  const figures = `${formatMoney(spent)} of ${formatMoney(limit)} spent.`;
  if (type === 'budget.resolved')
    return { text: `“${name}” is below ${formatPercent(threshold)} again: ${figures}`, tone: 'good' };
  if (threshold < 100)
    return { text: `“${name}” reached ${formatPercent(threshold)}: ${figures}`, tone: 'warning' };
  const reached = threshold === 100 ? 'its limit' : formatPercent(threshold);
  const until = typeof to === 'string' ? ` until ${formatInstant(to, timeZone)}` : '';
  return {
    text: `“${name}” reached ${reached}: ${figures}${blocks === true ? ` Calls that would exceed the limit are refused${until}.` : ''}`,
    tone: 'bad',
  };
}

function isMoney(value: unknown): value is Money {
  if (typeof value !== 'object' || value === null) return false;
  const { amount, currency } = value as Partial<Money>;
  return typeof amount === 'string' && /^-?\d+(\.\d+)?$/.test(amount) && typeof currency === 'string';
}
