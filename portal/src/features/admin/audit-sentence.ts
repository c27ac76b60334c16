import type { AuditEntry } from '@/api/admin/list-audit';
import { capitalised, formatCount } from '@/format/quantity';

// What people do to themselves, which needs no subject.
const own: Record<string, string> = {
  'login.succeeded': 'logged in',
  logout: 'logged out',
  logout_all: 'logged out everywhere',
  'password.changed': 'changed their password',
};

// What was done, by the words that the log keeps for good.
const verbs: Record<string, string> = {
  'meter.created': 'made',
  'meter.changed': 'changed',
  'meter.retired': 'retired',
  'price.created': 'set',
  'price.withdrawn': 'took back',
  'customer.disabled': 'disabled',
  'customer.enabled': 'enabled',
  'customer.password_reset': 'gave a new password to',
  'customer.tokens_revoked': 'ended all sessions and keys of',
  'customer.role_granted': 'made an administrator of',
  'customer.role_removed': 'took the role of administrator from',
  'login.failed': 'tried in vain to log in as',
  'login.locked_out': 'tried so often that it is locked for a while:',
  ...own,
};

/** The customer of a log-in with a name that nobody has. */
const unknown = 'unknown';

/** The actions that can be asked for, and what to call them. */
export const actionOptions = Object.keys(verbs).map((value) => ({ value, label: titleOf(value) }));

/** An action in a few words: "Customer: password reset". */
export function titleOf(action: string): string {
  const [kind = '', ...rest] = action.split('.');
  const words = rest.join(' ').replaceAll('_', ' ');
  return words === '' ? capitalised(kind.replaceAll('_', ' ')) : `${capitalised(kind)}: ${words}`;
}

/** What somebody did, as the middle of a sentence: "set". An action that is not known is still told. */
export function verbOf({ action }: AuditEntry): string {
  return verbs[action] ?? `did “${titleOf(action)}” to`;
}

/** What it was done to, by the name that the entry has for it: "customer ann", "price 7"; empty: to oneself. */
export function subjectOf({ action, before, after, subject_kind, subject_id }: AuditEntry): string {
  if (action in own) return '';
  return `${subject_kind.replaceAll('_', ' ')} ${nameIn(after) ?? nameIn(before) ?? subject_id}`;
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
    default:
      return null;
  }
}

/** How often, where an entry sums several: "3 times". */
export function timesOf({ after }: AuditEntry): string {
  const attempts = fieldIn(after, 'attempts');
  return typeof attempts === 'number' && attempts > 1 ? `${formatCount(attempts)} times` : '';
}

/** What the entry itself calls its subject. */
function nameIn(value: unknown): string | null {
  const names = ['username', 'name', 'key'].map((field) => fieldIn(value, field));
  return names.find((text): text is string => typeof text === 'string' && text !== '') ?? null;
}

function fieldIn(value: unknown, field: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[field] : undefined;
}
