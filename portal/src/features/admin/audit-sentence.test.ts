import { expect, test } from 'vitest';
import type { AuditEntry } from '@/api/admin/list-audit';
import { addressOf, subjectOf, timesOf, titleOf, verbOf } from './audit-sentence';

const entry = (change: Partial<AuditEntry>) =>
  ({ action: 'price.created', subject_kind: 'price', subject_id: '8', ...change }) as AuditEntry;

test('Sentence_OfAPrice_LeadsToItsMeter', () => {
  const set = entry({ after: { meter_id: 3 } });

  expect(`${verbOf(set)} ${subjectOf(set)}`).toBe('set price 8');
  expect(addressOf(set)).toBe('/operator/meters/3');
});

test('Sentence_WhereTheEntryHasAName_UsesIt', () => {
  const made = entry({ action: 'meter.created', subject_kind: 'meter', after: { key: 'maps' } });

  expect(`${verbOf(made)} ${subjectOf(made)}`).toBe('made meter maps');
});

test('Sentence_OfAnActionThatIsNotKnown_StillTellsIt', () => {
  const unknown = entry({ action: 'invoice.marked_as_sent', subject_kind: 'invoice', after: null });

  expect(titleOf(unknown.action)).toBe('Invoice: marked as sent');
  expect(`${verbOf(unknown)} ${subjectOf(unknown)}`).toBe('did “Invoice: marked as sent” to invoice 8');
  expect(addressOf(unknown)).toBeNull();
});

test('Sentence_OfALogIn_NeedsNoSubject', () => {
  const login = entry({ action: 'login.succeeded', subject_kind: 'customer' });

  expect(verbOf(login)).toBe('logged in');
  expect(subjectOf(login)).toBe('');
});

test('Sentence_OfLogInsThatFailed_SaysHowOftenAndLeadsNowhereForAnUnknownName', () => {
  const failed = entry({
    action: 'login.failed',
    subject_kind: 'customer',
    subject_id: 'unknown',
    after: { attempts: 3 },
  });

  expect(`${verbOf(failed)} ${subjectOf(failed)} ${timesOf(failed)}`).toBe(
    'tried in vain to log in as customer unknown 3 times',
  );
  expect(addressOf(failed)).toBeNull();
});
