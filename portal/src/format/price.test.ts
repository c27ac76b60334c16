import { expect, test } from 'vitest';
import {
  explanationOf,
  hasBaseFee,
  headlineOf,
  rateRangeOf,
  tierRowsOf,
  type Price,
  type PriceCase,
} from './price';

const flat: Price = { model: 'flat', amount: '0.001', currency: 'USD', per: 1, free_units: 0 };
const tiers = [
  { up_to: 1000, amount: '0.002', flat_amount: '0' },
  { up_to: null, amount: '0.001', flat_amount: '5' },
];

test('Headline_OfAFlatPrice_IsItsRate', () => {
  expect(headlineOf(flat, 'call')).toBe('$0.001 per call');
});

test('Headline_OfARateForManyUnits_SaysForHowMany', () => {
  expect(headlineOf({ ...flat, amount: '0.15', per: 1_000_000 }, 'token')).toBe('$0.15 per 1,000,000 tokens');
});

test('Explanation_WithAnAllowance_BeginsWithIt', () => {
  expect(explanationOf({ ...flat, free_units: 1000 }, 'call')).toBe(
    'The first 1,000 calls of each month are free. After that, every call costs the same: $0.001 per call.',
  );
});

test('TierRows_WithFreeUnits_BeginAfterThem', () => {
  const rows = tierRowsOf({ ...flat, model: 'graduated', free_units: 100, tiers }, 'call');

  expect(rows).toEqual([
    { range: '101 to 1,100', rate: '$0.002 per call', fee: null },
    { range: '1,101+', rate: '$0.001 per call', fee: '$5.00' },
  ]);
});

test('TierRows_OfAFlatPrice_AreNone', () => {
  expect(tierRowsOf(flat, 'call')).toEqual([]);
});

test('Headline_OfCases_NamesTheirDimensionsAndTheRest', () => {
  const cases: PriceCase[] = [
    { when: { model: 'large', kind: 'output' }, price: { ...flat, amount: '10' } },
    { when: { model: 'small' }, price: { ...flat, model: 'package', amount: '2' } },
  ];

  expect(headlineOf({ ...flat, cases }, 'token')).toBe(
    '2 prices by model and kind, otherwise $0.001 per token',
  );
  expect(headlineOf({ ...flat, model: 'unpriced', amount: null, cases }, 'token')).toBe(
    '2 prices by model and kind',
  );
  expect(explanationOf({ ...flat, model: 'unpriced', amount: null, cases }, 'token')).toBe(
    'model large, kind output: $10.00 per token. model small: $2.00 per token. ' +
      'Otherwise: Tokens have no price and are not served.',
  );
  expect(rateRangeOf({ ...flat, cases })).toEqual({ lowest: '0.001', highest: '10' });
  expect(hasBaseFee({ ...flat, cases })).toBe(true);
});
