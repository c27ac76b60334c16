import { expect, test } from 'vitest';
import { fitsForm, formOf, priceFieldsOf, shownPriceOf, trialOf } from './price-fields';

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

  expect(trialOf(3, '2026-10', price)).toEqual({
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

test('Form_ForAPriceByDimensionsOrOfTheList_IsNotOffered', () => {
  const flat = { model: 'flat', amount: '1', currency: 'USD', per: 1, free_units: 0, tiers: null };
  expect(fitsForm({ ...flat, cases: [{ when: { model: 'a' }, price: flat }] })).toBe(false);
  expect(fitsForm({ ...flat, model: 'list' })).toBe(false);
});
