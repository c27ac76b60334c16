import { expect, test } from 'vitest';
import type { AuditEntry } from './api/list-audit';
import { addressOf, sentenceOf, titleOf } from './audit-sentence';

const entry = (change: Partial<Record<keyof AuditEntry, unknown>>) =>
  ({ action: 'price.created', subject_kind: 'price', subject_id: '8', ...change }) as AuditEntry;
const textOf = (told: AuditEntry) => Object.values(sentenceOf(told)).filter(Boolean).join(' ');

test('Sentence_OfAPrice_LeadsToItsMeter', () => {
  const set = entry({ after: { meter_id: 3 } });

  expect(textOf(set)).toBe('set price 8');
  expect(addressOf(set)).toBe('/operator/meters/3');
});

test.each<[string, Partial<Record<keyof AuditEntry, unknown>>]>([
  ['created meter maps', { action: 'meter.created', subject_kind: 'meter', after: { key: 'maps' } }],
  ['revoked API key laptop', { action: 'key.revoked', subject_kind: 'key', after: { name: 'laptop' } }],
  ['made customer 8 an administrator', { action: 'customer.role_granted', subject_kind: 'customer' }],
  [
    'ended all sessions and keys of customer 8 (2 in all)',
    { action: 'customer.tokens_revoked', subject_kind: 'customer', after: { tokens: 2 } },
  ],
  [
    'revoked a token of customer 8 (API key laptop)',
    {
      action: 'customer.token_revoked',
      subject_kind: 'customer',
      before: { kind: 'api_key', token_name: 'laptop', start: 'payg_ak_1a2b' },
    },
  ],
  [
    'revoked a token of customer 8 (session payg_st_1a2b…)',
    {
      action: 'customer.token_revoked',
      subject_kind: 'customer',
      before: { kind: 'session', token_name: null, start: 'payg_st_1a2b' },
    },
  ],
  [
    'limited customer 8 to 60 calls per minute of api3',
    {
      action: 'customer.limit_set',
      subject_kind: 'customer',
      after: { meter: 'api3', method: 'GET', calls_per_minute: 60 },
    },
  ],
  [
    'removed the limit of customer 8 for api3',
    {
      action: 'customer.limit_removed',
      subject_kind: 'customer',
      before: { meter: 'api3', method: 'GET', calls_per_minute: 60 },
    },
  ],
])('Sentence_OfAnEntry_Is “%s”', (text, change) => {
  expect(textOf(entry(change))).toBe(text);
});

test('Sentence_OfAnActionThatIsNotKnown_StillTellsIt', () => {
  const unknown = entry({ action: 'invoice.marked_as_sent', subject_kind: 'invoice', after: null });

  expect(titleOf(unknown.action)).toBe('Invoice: marked as sent');
  expect(textOf(unknown)).toBe('did “Invoice: marked as sent” to invoice 8');
  expect(addressOf(unknown)).toBeNull();
});

test('Sentence_OfALogIn_NeedsNoSubject', () => {
  expect(textOf(entry({ action: 'login.succeeded', subject_kind: 'customer' }))).toBe('logged in');
});

test('Sentence_OfLogInsThatFailed_SaysHowOftenAndLeadsNowhereForAnUnknownName', () => {
  const failed = entry({
    action: 'login.failed',
    subject_kind: 'customer',
    subject_id: 'unknown',
    after: { attempts: 3 },
  });

  expect(textOf(failed)).toBe('failed to sign in as customer unknown 3 times');
  expect(addressOf(failed)).toBeNull();
});
