import { expect, test } from 'vitest';
import { announcementOf } from './upcoming';

const price = {
  model: 'flat',
  amount: '0.0012',
  currency: 'USD',
  per: 1,
  free_units: 0,
  effective: 'at_once',
  effective_from: '2026-12-01T12:00:00Z',
};

test('Announcement_OfAScheduledPrice_SaysFromWhenAndHowMuch', () => {
  expect(announcementOf(price, 'call')).toBe('From Dec 1, 2026: $0.0012 per call');
});

test('Announcement_OfAPriceThatWaits_SaysForWhat', () => {
  expect(announcementOf({ ...price, effective: 'next_period' }, 'call')).toBe(
    'From your first billing month on or after Dec 1, 2026: $0.0012 per call',
  );
});
