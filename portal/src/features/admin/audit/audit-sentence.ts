import { capitalised, formatCount, formatQuantity } from '@/format/quantity';
import type { AuditEntry } from './api/list-audit';

/** How an action is told: "made", what it was done to, "an administrator". */
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
  'invoice.credited': { verb: 'made a credit note for' },
  'invoice.finalized': { verb: 'issued' },
  'invoice.paid': { verb: 'marked as paid' },
  'invoice.uncollectible': { verb: 'marked as uncollectible' },
  'journal.abandoned': { verb: 'abandoned' },
  'meter.created': { verb: 'created' },
  'meter.changed': { verb: 'changed' },
  'meter.retired': { verb: 'retired' },
  'meter.unretired': { verb: 'returned to the price list' },
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
  'price.created': { verb: 'set' },
  'price.withdrawn': { verb: 'canceled' },
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

const kinds: Record<string, string> = { key: 'API key' };

/** The customer of a log-in with a name that nobody has. */
const unknown = 'unknown';

/** The actions that can be asked for, and what to call them. */
export const actionOptions = Object.keys(wordsOf).map((value) => ({ value, label: titleOf(value) }));

/** What somebody did, in words: "made", "customer 7", "an administrator". */
export interface Sentence {
  verb: string;
  /** Empty: they did it to themselves. */
  subject: string;
  rest: string;
}

/** Tells what somebody did. An action that is not known is told by its name. */
export function sentenceOf(entry: AuditEntry): Sentence {
  const words = (wordsOf as Partial<Record<string, Words>>)[entry.action];
  return {
    verb: words?.verb ?? `did “${titleOf(entry.action)}” to`,
    subject: words?.isOwn ? '' : subjectOf(entry),
    rest: words?.rest?.(entry) ?? '',
  };
}

/** An action in a few words: "Customer: password reset". */
export function titleOf(action: string): string {
  const [kind = '', ...rest] = action.split('.');
  const words = rest.join(' ').replaceAll('_', ' ');
  const title = kinds[kind] ?? capitalised(kind.replaceAll('_', ' '));
  return words === '' ? title : `${title}: ${words}`;
}

/** Where the subject of an entry can be looked at; null: it has no page. */
export function addressOf({ subject_kind, subject_id, before, after }: AuditEntry): string | null {
  switch (subject_kind) {
    case 'customer':
      return subject_id === unknown ? null : `/operator/customers/${subject_id}`;
    case 'meter':
      return `/operator/meters/${subject_id}`;
    case 'price': {
      const meter = fieldIn(after, 'meter_id') ?? fieldIn(before, 'meter_id');
      return typeof meter === 'number' ? `/operator/meters/${meter}` : null;
    }
    case 'webhook':
      return `/operator/webhooks/${subject_id}`;
    default:
      return null;
  }
}

/** What it was done to, by the name that the entry has for it: "meter maps", "price 7". */
function subjectOf({ before, after, subject_kind, subject_id }: AuditEntry): string {
  const kind = kinds[subject_kind] ?? subject_kind.replaceAll('_', ' ');
  return `${kind} ${nameIn(after) ?? nameIn(before) ?? subject_id}`;
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
  const meter = fieldIn(value, 'meter');
  return typeof meter === 'string' ? meter : 'a meter';
}

/** What the entry itself calls its subject. */
function nameIn(value: unknown): string | null {
  const names = ['username', 'name', 'key', 'url'].map((field) => fieldIn(value, field));
  return names.find((text): text is string => typeof text === 'string' && text !== '') ?? null;
}

function fieldIn(value: unknown, field: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[field] : undefined;
}
