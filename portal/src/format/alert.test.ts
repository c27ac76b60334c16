import { expect, test } from 'vitest';
import { alertText } from './alert';

const usd = (amount: string) => ({ amount, currency: 'USD' });
const budget = {
  name: 'Stop',
  threshold: 80,
  limit: usd('10'),
  spent: usd('8.5'),
  to: '2026-12-01T00:00:00Z',
  blocks: true,
};
const invoice = { number: '2026-0001', gross: usd('12.5'), due_at: '2026-12-15T00:00:00Z' };

test.each([
  ['usage.alert', budget, '“Stop” reached 80%: $8.50 of $10.00 spent.', 'warning'],
  [
    'usage.alert',
    { ...budget, threshold: 100, spent: usd('10') },
    '“Stop” reached its limit: $10.00 of $10.00 spent. Calls that would exceed the limit are refused until Dec 1, 2026, 12:00 AM.',
    'bad',
  ],
  [
    'usage.alert',
    { ...budget, threshold: 100, to: undefined },
    '“Stop” reached its limit: $8.50 of $10.00 spent. Calls that would exceed the limit are refused.',
    'bad',
  ],
  [
    'usage.alert',
    { ...budget, threshold: 150, blocks: false },
    '“Stop” reached 150%: $8.50 of $10.00 spent.',
    'bad',
  ],
  ['budget.resolved', budget, '“Stop” is below 80% again: $8.50 of $10.00 spent.', 'good'],
  ['credit.granted', { amount: usd('25') }, '$25.00 of credit was granted.', 'good'],
  ['credit.expired', { amount: usd('0.003') }, '$0.003 of credit expired.', 'warning'],
  [
    'credit.low',
    { balance: usd('9.5'), below: usd('10') },
    'The balance fell below $10.00: $9.50 left.',
    'warning',
  ],
  [
    'credit.exhausted',
    { balance: usd('0') },
    'A call was refused because credit did not pay for it. The balance was $0.00.',
    'bad',
  ],
  ['invoice.finalized', invoice, 'Invoice 2026-0001 of $12.50 was issued, due Dec 15, 2026.', 'plain'],
  ['invoice.finalized', { ...invoice, due_at: null }, 'Invoice 2026-0001 of $12.50 was issued.', 'plain'],
  ['invoice.paid', invoice, 'Invoice 2026-0001 of $12.50 was paid.', 'good'],
  ['invoice.overdue', invoice, 'Invoice 2026-0001 of $12.50 is overdue: it was due Dec 15, 2026.', 'bad'],
  ['payment.succeeded', { amount: usd('25') }, 'A payment of $25.00 succeeded.', 'good'],
  ['payment.failed', { amount: usd('25'), failure_message: null }, 'A payment of $25.00 failed.', 'bad'],
  [
    'payment.failed',
    { amount: usd('25'), failure_message: 'Your card was declined.' },
    'A payment of $25.00 failed: Your card was declined.',
    'bad',
  ],
  [
    'payment.action_required',
    { amount: usd('25') },
    'A payment of $25.00 needs the card holder’s confirmation.',
    'warning',
  ],
  [
    'refund.failed',
    { amount: usd('5'), reason: 'expired_or_canceled_card' },
    'A refund of $5.00 failed: expired or canceled card.',
    'bad',
  ],
  ['invoice.created', { id: 1 }, 'invoice.created', 'plain'],
])('Alert_%s_IsASentence', (type, data, text, tone) => {
  const shown = alertText({ type, data }, 'UTC');

  expect(shown.text.replaceAll('\u202f', ' ')).toBe(text);
  expect(shown.tone).toBe(tone);
});

test.each([
  ['usage.alert', {}],
  ['usage.alert', { ...budget, limit: 10 }],
  ['usage.alert', { ...budget, spent: { amount: 'much', currency: 'USD' } }],
  ['budget.resolved', { ...budget, name: null }],
  ['credit.granted', { amount: null }],
  ['credit.low', { balance: usd('1') }],
  ['credit.expired', {}],
  ['invoice.paid', { ...invoice, number: null }],
  ['payment.failed', {}],
])('Alert_%s_WithoutWhatIsExpected_IsShownByItsName', (type, data) => {
  expect(alertText({ type, data })).toEqual({ text: type, tone: 'plain' });
});
