import type { AuditEntry } from '@/api/admin/list-audit';
import { capitalised } from '@/format/quantity';

// What was done, by the words that the log keeps for good.
const verbs: Record<string, string> = {
  'meter.created': 'made the meter',
  'meter.changed': 'changed the meter',
  'meter.retired': 'retired the meter',
  'price.created': 'set a price of',
  'price.withdrawn': 'took back a price of',
  'customer.disabled': 'disabled the customer',
  'customer.enabled': 'enabled the customer',
  'customer.password_reset': 'gave a new password to',
  'customer.tokens_revoked': 'ended all sessions and keys of',
  'customer.role_granted': 'made an administrator of',
  'customer.role_removed': 'took the role of administrator from',
};

/** The actions that can be asked for, and what to call them. */
export const actionOptions = Object.keys(verbs).map((value) => ({ value, label: titleOf(value) }));

/** An action in a few words: "Customer: password reset". */
export function titleOf(action: string): string {
  const [kind = '', ...rest] = action.split('.');
  const words = rest.join(' ').replaceAll('_', ' ');
  return words === '' ? capitalised(kind) : `${capitalised(kind)}: ${words}`;
}

/** What was done, as it is said of somebody: "set a price of api1". An action that is not known is still told. */
export function sentenceOf(entry: AuditEntry): string {
  const verb = verbs[entry.action];
  const subject = subjectOf(entry);
  return verb === undefined ? `${titleOf(entry.action).toLowerCase()} (${subject})` : `${verb} ${subject}`;
}

/** Where the subject of an entry can be looked at; null: it has no page. */
export function addressOf({ subject_kind, subject_id }: AuditEntry): string | null {
  switch (subject_kind) {
    case 'customer':
      return `/operator/customers/${subject_id}`;
    case 'meter':
      return `/operator/meters/${subject_id}`;
    default:
      return null;
  }
}

function subjectOf({ before, after, subject_kind, subject_id }: AuditEntry): string {
  const name = nameIn(after) ?? nameIn(before);
  return name ?? `${subject_kind} ${subject_id}`;
}

/** What the entry itself calls its subject. */
function nameIn(value: unknown): string | null {
  if (typeof value !== 'object' || value === null) return null;
  const record = value as Record<string, unknown>;
  const name = ['username', 'name', 'key', 'meter'].map((field) => record[field]);
  return name.find((text): text is string => typeof text === 'string' && text !== '') ?? null;
}
