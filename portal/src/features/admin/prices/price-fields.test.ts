import { expect, test } from 'vitest';
import type { Meter } from '@/api/list-meters';
import { canBeTried, fitsForm, formOf, priceFieldsOf, shownPriceOf, trialOf } from './price-fields';

test('Fields_OfTiers_KeepTheTextOfTheirAmounts', () => {
  const tiers = [
    { up_to: 10, amount: ' 0.000000001 ', flat_amount: '' },
    { amount: '9007199254740993.5', flat_amount: '5' },
  ];

  expect(priceFieldsOf({ model: 'volume', amount: 'left over', tiers }, 'USD')).toEqual({
    model: 'volume',
    currency: 'USD',
    per: 1,
    free_units: 0,
    tiers: [
      { up_to: 10, amount: '0.000000001', flat_amount: '0' },
      { up_to: null, amount: '9007199254740993.5', flat_amount: '5' },
    ],
  });
});

test('Trial_OfAPriceForLater_KnowsNoBeginning', () => {
  const price = { ...priceFieldsOf({ model: 'free' }, 'USD'), effective_from: '2030-01-01T00:00:00Z' };

  expect(trialOf({ meter: { id: 3 } as Meter, currency: 'USD' }, '2026-10', price)).toEqual({
    meter: 3,
    month: '2026-10',
    price: { model: 'free', currency: 'USD' },
  });
  expect(shownPriceOf(price)).toMatchObject({ model: 'free', per: 1, free_units: 0, tiers: null });
});

test('Form_OfATieredPrice_IsThePriceAgainWhenItIsSent', () => {
  const tiers = [
    { up_to: 1000, amount: '0', flat_amount: '10' },
    { up_to: null, amount: '0.005', flat_amount: '0' },
  ];
  const price = {
    model: 'graduated',
    amount: null,
    currency: 'USD',
    per: 1,
    free_units: 5,
    tiers,
  };

  expect(fitsForm(price)).toBe(true);
  expect(priceFieldsOf(formOf(price), 'USD')).toEqual({
    model: 'graduated',
    currency: 'USD',
    per: 1,
    free_units: 5,
    tiers,
  });
});

const flat = { model: 'flat', amount: '1', currency: 'EUR', per: 1, free_units: 0, tiers: null };
const sentFlat = { model: 'flat', amount: '1', per: 1, free_units: 0 };

test('Form_ForTheEndOfAnOwnPrice_IsNotOffered', () => {
  expect(fitsForm({ ...flat, model: 'list' })).toBe(false);
  expect(fitsForm({ ...flat, model: 'unpriced' })).toBe(false);
});

test.each([
  [flat, sentFlat],
  [{ ...flat, model: 'unpriced', amount: null }, null],
])('Form_OfAPriceByDimensions_IsThePriceAgainWhenItIsSent', (rest, sentRest) => {
  const price = { ...rest, cases: [{ when: { model: 'gpt-5', kind: 'output' }, price: flat }] };

  expect(fitsForm(price)).toBe(true);
  const sent = priceFieldsOf(formOf(price), 'USD');
  expect(sent).toEqual({
    currency: 'EUR',
    cases: [{ when: { model: 'gpt-5', kind: 'output' }, price: sentFlat }],
    default: sentRest,
  });
  expect(shownPriceOf(sent)).toMatchObject({
    model: rest.model,
    cases: [{ when: { model: 'gpt-5', kind: 'output' }, price: flat }],
  });
});

test('Fields_OfACase_LeaveOutDimensionsWithoutAValue', () => {
  const when = { model: ' gpt-5 ', kind: '  ' };

  expect(
    priceFieldsOf({ model: 'flat', by: 'dimension', cases: [{ when, price: { model: 'free' } }] }, 'USD'),
  ).toEqual({
    currency: 'USD',
    cases: [{ when: { model: 'gpt-5' }, price: { model: 'free' } }],
    default: null,
  });
});

test('Trial_OfAnOwnPrice_IsOfThatCustomerAndInTheirCurrency', () => {
  const customer = { id: 'c1', name: 'ann', currency: 'EUR' };
  const target = { meter: { id: 3 } as Meter, currency: 'EUR', customer };
  const price = priceFieldsOf({ model: 'free' }, 'EUR');

  expect(trialOf(target, '2026-10', price).customer).toBe('c1');
  expect(canBeTried(target, price)).toBe(true);
  expect(canBeTried(target, { ...price, currency: 'USD' })).toBe(false);
  expect(canBeTried(target, { currency: 'EUR', cases: [] })).toBe(false);
});

test.each([
  ['0,001', '0.001'],
  [' 12,5 ', '12.5'],
  ['0.001', '0.001'],
  ['1,000.5', '1,000.5'],
  ['1,2,3', '1,2,3'],
])('Fields_OfTheAmount%s_AreSentAs%s', (amount, sent) => {
  expect(priceFieldsOf({ model: 'flat', amount }, 'USD').amount).toBe(sent);
});
