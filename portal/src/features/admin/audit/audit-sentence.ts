import { meterNameOf } from '@/format/meter';
import { formatMoney } from '@/format/money';
import { formatCount, formatQuantity } from '@/format/quantity';
import { formatMonth } from '@/format/time';
import type { AuditEntry } from './api/list-audit';
import { categoryOf, labelOf } from './audit-actions';
import { changesOf, lineOf, priceChangeOf, textIn } from './audit-changes';

/** The words of a sentence after its subject: "made", the object, "an administrator". */
interface Words {
  verb: string;
  /** What follows what it was done to. */
  rest?: (entry: AuditEntry) => string;
  /** Whether people do it to themselves, so that what it was done to need not be told. */
  isOwn?: boolean;
}

// The type has every action that the service notes, so none can be without words.
const wordsOf: Record<AuditEntry['action'], Words> = {
  'login.succeeded': { verb: 'logged in', isOwn: true },
  logout: { verb: 'logged out', isOwn: true },
  logout_all: { verb: 'logged out everywhere', isOwn: true },
  'password.changed': { verb: 'changed their password', isOwn: true },
  'email.set': { verb: 'gave an e-mail address', isOwn: true },
  'email.verified': { verb: 'confirmed their e-mail address', isOwn: true },
  'email.removed': { verb: 'removed their e-mail address', isOwn: true },
  'password.forgotten': { verb: 'asked for a new password by e-mail', isOwn: true },
  'password.reset_by_mail': { verb: 'set a new password by e-mail', isOwn: true },
  'login.failed': { verb: 'failed to sign in as', rest: timesOf },
  'login.locked_out': { verb: 'was locked out after failed sign-ins as', rest: () => '' },
  'login.disabled': { verb: 'tried to sign in to the disabled account of', rest: timesOf },
  'login.totp_failed': { verb: 'entered a wrong code to sign in as', rest: timesOf },
  'login.recovery_code_used': { verb: 'logged in with a recovery code', isOwn: true },
  'login.new_device': { verb: 'logged in from a new device', isOwn: true },
  'session.revoked': { verb: 'ended one of their sessions', isOwn: true },
  'session.reauthenticated': { verb: 'entered their password again', isOwn: true },
  'totp.enabled': { verb: 'set up an authenticator app', isOwn: true },
  'totp.disabled': { verb: 'removed their authenticator app', isOwn: true },
  'totp.recovery_codes_renewed': { verb: 'replaced their recovery codes', isOwn: true },
  'customer.totp_removed': { verb: 'removed the authenticator app of' },
  'key.created': { verb: 'created' },
  'key.renamed': { verb: 'renamed', rest: formerNameOf },
  'key.rotated': { verb: 'rotated' },
  'key.revoked': { verb: 'revoked' },
  'balance_alerts.set': { verb: 'set the low-balance alerts of' },
  'billing_details.set': { verb: 'set the billing details of' },
  'budget.changed': { verb: 'changed a budget of' },
  'budget.created': { verb: 'created a budget for' },
  'budget.deleted': { verb: 'deleted a budget of' },
  'customer.created': { verb: 'created' },
  'customer.changed': { verb: 'changed the details of' },
  'customer.invited': { verb: 'invited' },
  'customer.erased': { verb: 'erased the personal data of' },
  'customer.disabled': { verb: 'disabled' },
  'customer.enabled': { verb: 'enabled' },
  'customer.password_reset': { verb: 'reset the password of' },
  'customer.tokens_revoked': { verb: 'ended all sessions and keys of', rest: tokensOf },
  'customer.token_revoked': { verb: 'revoked a token of', rest: tokenOf },
  'customer.role_granted': { verb: 'made', rest: () => 'an administrator' },
  'customer.role_removed': { verb: 'took the role of administrator from' },
  'customer.limit_set': { verb: 'limited', rest: limitOf },
  'customer.limit_removed': { verb: 'removed the limit of', rest: limitedMeterOf },
  'customer.billing_changed': { verb: 'changed how', rest: () => 'pays' },
  'customer.credit_granted': { verb: 'granted credit to' },
  'customer.recurring_credit_ended': { verb: 'ended the monthly credit of' },
  'customer.recurring_credit_started': { verb: 'granted monthly credit to' },
  'customer.credit_voided': { verb: 'voided credit of' },
  'customer.currency_changed': { verb: 'changed the currency of' },
  'customer.time_zone_changed': { verb: 'changed the time zone of', rest: timeZoneOf },
  'customer.usage_adjusted': { verb: 'adjusted the charges of', rest: adjustmentOf },
  'invoice.credited': { verb: 'created a credit note for' },
  'invoice.finalized': { verb: 'issued' },
  'invoice.paid': { verb: 'marked', rest: () => 'as paid' },
  'invoice.uncollectible': { verb: 'marked', rest: () => 'as uncollectible' },
  'journal.abandoned': { verb: 'abandoned' },
  'meter.created': { verb: 'created' },
  'meter.changed': { verb: 'changed' },
  'meter.retired': { verb: 'retired' },
  'meter.unretired': { verb: 'returned', rest: () => 'to the price list' },
  'plan.created': { verb: 'created' },
  'plan.changed': { verb: 'changed' },
  'plan.version_created': { verb: 'created a version of' },
  'payment.created': { verb: 'started' },
  'payment.recorded': { verb: 'recorded' },
  'payment.refunded': { verb: 'refunded' },
  'payment.refund_failed': { verb: 'reported a failed refund of' },
  'payment_method.added': { verb: 'saved a card of' },
  'payment_method.removed': { verb: 'removed a card of' },
  'auto_top_up.set': { verb: 'set the automatic top-up of' },
  'price.created': { verb: 'set the price of', rest: newPriceOf },
  'price.withdrawn': { verb: 'canceled the scheduled price of', rest: newPriceOf },
  'subscription.cancelled': { verb: 'cancelled the plan of' },
  'subscription.changed': { verb: 'changed the plan of' },
  'webhook.created': { verb: 'created' },
  'webhook.changed': { verb: 'changed' },
  'webhook.deleted': { verb: 'deleted' },
  'webhook.disabled': { verb: 'disabled', rest: disabledReasonOf },
  'webhook.secret_rotated': { verb: 'rotated the secret of' },
  'webhook.tested': { verb: 'tested' },
  'webhook.replayed': { verb: 'sent events again to' },
  'rejected_usage.charged': { verb: 'charged' },
  'rejected_usage.written_off': { verb: 'wrote off' },
};

const kinds: Record<string, string> = { key: 'API key', price: 'meter' };

/** Actions whose sentence says all that changed. */
const whole =
  /^(key|price|totp)\.|^customer\.(limit_|token|role_|disabled|enabled|time_zone_|totp_|invited)|retired$|^webhook\.(disabled|deleted|secret_)/;

const maxDetails = 3;

/** What is called by its name alone: everybody sees what it is. */
const plainKinds = new Set(['customer', 'price']);

/** The customer of a sign-in with a name that nobody has. */
const unknown = 'unknown';

/** A thing in a sentence, with the address of its page; null: it has none. */
export interface Named {
  text: string;
  to: string | null;
}

/** What somebody did, in words: "made", "ann", "an administrator". */
export interface Sentence {
  verb: string;
  /** Null: they did it to themselves. */
  subject: Named | null;
  /** The customer whom it concerns, where that is neither the subject nor who did it. */
  customer: Named | null;
  rest: string;
}

/** Tells what somebody did. An action that is not known is told by its name. */
export function sentenceOf(entry: AuditEntry): Sentence {
  const words = (wordsOf as Partial<Record<string, Words>>)[entry.action];
  const { customer, subject_kind } = entry;
  const isOther = customer != null && subject_kind !== 'customer' && customer.name !== entry.actor;
  return {
    verb: words?.verb ?? `did “${labelOf(entry.action)}” to`,
    subject: words?.isOwn ? null : { text: subjectOf(entry), to: addressOf(entry) },
    customer: isOther ? { text: customer.name, to: `/operator/customers/${customer.id}` } : null,
    rest: words?.rest?.(entry) ?? '',
  };
}

/** What changed, in a line beneath the sentence; null: the sentence says it all. */
export function detailOf(entry: AuditEntry): string | null {
  if (categoryOf(entry.action) === 'sign_ins' || whole.test(entry.action)) return null;
  const changes = changesOf(entry);
  const more = changes.length > maxDetails ? `; ${changes.length - maxDetails} more in the details` : '';
  return changes.length === 0 ? null : changes.slice(0, maxDetails).map(lineOf).join('; ') + more;
}

/** Where the subject of an entry can be looked at; null: it has no page, or is no more. */
export function addressOf({ subject_kind, subject_id, meter, customer, action }: AuditEntry): string | null {
  switch (subject_kind) {
    case 'customer':
      return subject_id === unknown ? null : `/operator/customers/${subject_id}`;
    case 'meter':
      return `/operator/meters/${subject_id}`;
    case 'price':
      return meter ? `/operator/meters/${meter.id}` : null;
    case 'webhook':
      return action === 'webhook.deleted' ? null : `/operator/webhooks/${subject_id}`;
    case 'invoice':
      return `/operator/invoices/${subject_id}`;
    case 'plan':
      return '/operator/plans';
    case 'journal':
      return '/operator/journals';
    case 'rejected_usage':
      return '/operator/rejected-usage';
    case 'payment':
      return customer ? `/operator/customers/${customer.id}?show=payments` : null;
    default:
      return null;
  }
}

/** What it was done to, by its name: "ann", "meter Quotes", "a payment of $50.00". */
function subjectOf(entry: AuditEntry): string {
  const { subject_kind, subject_id, subject_name, meter, after, before } = entry;
  const kind = kinds[subject_kind] ?? subject_kind.replaceAll('_', ' ');
  if (subject_kind === 'customer' && subject_id === unknown) return 'an unknown user';
  if (meter && (subject_kind === 'price' || subject_kind === 'meter')) {
    const name = meterNameOf({ meter: meter.key, meter_name: meter.name });
    return subject_kind === 'price' ? name : `meter ${name}`;
  }
  if (subject_name != null) return plainKinds.has(subject_kind) ? subject_name : `${kind} ${subject_name}`;
  if (subject_kind === 'payment') return `a payment${amountIn(after) ?? amountIn(before) ?? ''}`;
  if (subject_kind === 'rejected_usage') {
    return `rejected usage${meter ? ` of ${meterNameOf({ meter: meter.key, meter_name: meter.name })}` : ''}`;
  }
  const month = textIn(after, 'month');
  if (subject_kind === 'invoice')
    return month === null ? 'an invoice' : `the invoice of ${formatMonth(month)}`;
  return /^[0-9a-f-]{36}$/.test(subject_id) ? `a ${kind}` : `${kind} ${subject_id}`;
}

function amountIn(value: unknown): string | null {
  const [amount, currency] = [textIn(value, 'amount'), textIn(value, 'currency')];
  return amount === null || currency === null ? null : ` of ${formatMoney({ amount, currency })}`;
}

function newPriceOf(entry: AuditEntry): string {
  const change = priceChangeOf(entry);
  return change === '' ? '' : `: ${change}`;
}

function timesOf({ after }: AuditEntry): string {
  const attempts = fieldIn(after, 'attempts');
  return typeof attempts === 'number' && attempts > 1 ? `${formatCount(attempts)} times` : '';
}

function tokensOf({ after }: AuditEntry): string {
  const tokens = fieldIn(after, 'tokens');
  return typeof tokens === 'number' ? `(${formatCount(tokens)} in all)` : '';
}

function tokenOf({ before }: AuditEntry): string {
  const [kind, name, start] = ['kind', 'token_name', 'start'].map((field) => fieldIn(before, field));
  return kind === 'api_key' ? `(API key ${String(name)})` : `(session ${String(start)}…)`;
}

function formerNameOf({ before }: AuditEntry): string {
  return `(formerly ${String(fieldIn(before, 'name'))})`;
}

function limitOf({ after }: AuditEntry): string {
  const calls = fieldIn(after, 'calls_per_minute');
  return typeof calls === 'number'
    ? `to ${formatQuantity(calls, 'call')} per minute of ${meterIn(after)}`
    : '';
}

function limitedMeterOf({ before }: AuditEntry): string {
  return `for ${meterIn(before)}`;
}

function timeZoneOf({ after }: AuditEntry): string {
  const pending = fieldIn(after, 'pending_time_zone');
  return typeof pending === 'string' ? `to ${pending} from the next month` : '(change canceled)';
}

function disabledReasonOf({ after }: AuditEntry): string {
  return fieldIn(after, 'reason') === 'failing'
    ? 'because it accepted nothing for days'
    : 'because it answered 410';
}

function adjustmentOf({ after }: AuditEntry): string {
  const [month, reason] = ['month', 'reason'].map((field) => fieldIn(after, field));
  return typeof month === 'string' && typeof reason === 'string' ? `in ${month}: ${reason}` : '';
}

function meterIn(value: unknown): string {
  return textIn(value, 'meter_name') ?? textIn(value, 'meter') ?? 'a meter';
}

function fieldIn(value: unknown, field: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[field] : undefined;
}
