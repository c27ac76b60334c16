import { expect, test } from 'vitest';
import type { AuditEntry } from './api/list-audit';
import { detailOf, sentenceOf } from './audit-sentence';

type Change = Partial<Record<keyof AuditEntry, unknown>>;

const id = '01a20865-2009-7e24-9727-1f9bd0239ff7';
const ann = { id, name: 'ann' };
const quotes = { id: 3, key: 'api2', name: 'Quotes', unit: 'call' };
const flat = (amount: string, start = '2026-11-01T00:00:00Z') => ({
  ...{ model: 'flat', amount, currency: 'USD', per: 1, free_units: 0, unit: 'call', effective_from: start },
});
const entry = (change: Change) =>
  ({
    at: '2026-11-20T12:00:00Z',
    actor: 'admin',
    action: 'price.created',
    subject_kind: 'price',
    subject_id: '8',
    ...change,
  }) as AuditEntry;
const ofAnn = (action: string, change: Change = {}) =>
  entry({ action, subject_kind: 'customer', subject_id: id, subject_name: 'ann', customer: ann, ...change });
const textOf = (told: AuditEntry) => {
  const { verb, subject, customer, rest } = sentenceOf(told);
  const text = [verb, subject?.text, customer && `for ${customer.text}`, rest].filter(Boolean).join(' ');
  return text.replace(' :', ':');
};

test.each<[string, AuditEntry]>([
  [
    'set the price of Quotes: $0.001 → $0.0012 per call from Dec 1, 2026',
    entry({
      meter: quotes,
      before: { meter_id: 3, price: flat('0.001') },
      after: { meter_id: 3, price: flat('0.0012', '2026-12-01T12:00:00Z') },
    }),
  ],
  [
    'set the price of Quotes for ann: Free → $0.0012 per call',
    entry({
      meter: quotes,
      customer: ann,
      before: { price: { model: 'free', currency: 'USD', per: 1, free_units: 0, unit: 'call' } },
      after: { price: flat('0.0012') },
    }),
  ],
  [
    'canceled the scheduled price of Quotes: $0.0012 per call from Dec 1, 2026',
    entry({
      action: 'price.withdrawn',
      meter: quotes,
      before: { price: flat('0.0012', '2026-12-01T12:00:00Z') },
    }),
  ],
  ['created meter Quotes', entry({ action: 'meter.created', subject_kind: 'meter', meter: quotes })],
  [
    'revoked API key laptop',
    entry({
      action: 'key.revoked',
      actor: 'ann',
      subject_kind: 'key',
      subject_name: 'laptop',
      customer: ann,
    }),
  ],
  [
    'deleted webhook https://old.example.com',
    entry({
      action: 'webhook.deleted',
      subject_kind: 'webhook',
      subject_id: id,
      subject_name: 'https://old.example.com',
    }),
  ],
  [
    'recorded a payment of $50.00 for ann',
    entry({
      action: 'payment.recorded',
      subject_kind: 'payment',
      subject_id: id,
      customer: ann,
      after: { amount: '50.00', currency: 'USD' },
    }),
  ],
  [
    'issued the invoice of October 2026 for ann',
    entry({
      action: 'invoice.finalized',
      subject_kind: 'invoice',
      subject_id: id,
      customer: ann,
      after: { month: '2026-10' },
    }),
  ],
  ['made ann an administrator', ofAnn('customer.role_granted')],
  [
    'ended all sessions and keys of ann (2 in all)',
    ofAnn('customer.tokens_revoked', { after: { tokens: 2 } }),
  ],
  [
    'revoked a token of ann (API key laptop)',
    ofAnn('customer.token_revoked', {
      before: { kind: 'api_key', token_name: 'laptop', start: 'payg_ak_1a2b' },
    }),
  ],
  [
    'revoked a token of ann (session payg_st_1a2b…)',
    ofAnn('customer.token_revoked', {
      before: { kind: 'session', token_name: null, start: 'payg_st_1a2b' },
    }),
  ],
  [
    'limited ann to 60 calls per minute of api3',
    ofAnn('customer.limit_set', { after: { meter: 'api3', method: 'GET', calls_per_minute: 60 } }),
  ],
  [
    'removed the limit of ann for api3',
    ofAnn('customer.limit_removed', { before: { meter: 'api3', method: 'GET', calls_per_minute: 60 } }),
  ],
  ['logged in', ofAnn('login.succeeded')],
  [
    'failed to sign in as an unknown user 3 times',
    entry({
      action: 'login.failed',
      subject_kind: 'customer',
      subject_id: 'unknown',
      after: { attempts: 3 },
    }),
  ],
  [
    'did “invoice marked as sent” to an invoice',
    entry({ action: 'invoice.marked_as_sent', subject_kind: 'invoice', subject_id: id }),
  ],
])('Sentence_OfAnEntry_Is “%s”', (text, told) => {
  expect(textOf(told)).toBe(text);
  expect(text).not.toContain(id);
});

test('Sentence_OfAPrice_LeadsToItsMeterAndItsCustomer', () => {
  const { subject, customer } = sentenceOf(entry({ meter: quotes, customer: ann }));

  expect(subject?.to).toBe('/operator/meters/3');
  expect(customer?.to).toBe(`/operator/customers/${id}`);
});

test('Sentence_OfAThingThatIsNoMore_LeadsNowhere', () => {
  const deleted = { action: 'webhook.deleted', subject_kind: 'webhook', subject_id: id };

  expect(sentenceOf(entry(deleted)).subject?.to).toBeNull();
  expect(
    sentenceOf(entry({ action: 'login.failed', subject_kind: 'customer', subject_id: 'unknown' })).subject
      ?.to,
  ).toBeNull();
});

test('Detail_OfAChange_HasWhatIsAnotherBeforeAndAfter', () => {
  const before = { name: 'ann', company: 'Old Ltd', email: null, notes: null };
  const after = { name: 'ann', company: 'New Ltd', email: 'ann@example.com', notes: null };

  expect(detailOf(ofAnn('customer.changed', { before, after }))).toBe(
    'Company: Old Ltd → New Ltd; Email: ann@example.com',
  );
});

test('Detail_OfSomethingCreated_HasItsFieldsWithoutIdsAndNamesHowManyMore', () => {
  const after = {
    id,
    kind: 'promo',
    amount: { amount: '25', currency: 'USD' },
    meters: ['api1', 'api2'],
    expires_at: '2099-01-01T00:00:00Z',
    is_rollover: false,
  };

  expect(detailOf(ofAnn('customer.credit_granted', { before: null, after }))).toBe(
    'Amount: $25.00; Kind: promo; Expires at: Jan 1, 2099; 2 more in the details',
  );
});

test('Detail_OfASignIn_IsNothing', () => {
  expect(detailOf(ofAnn('login.failed', { after: { attempts: 3 } }))).toBeNull();
});
