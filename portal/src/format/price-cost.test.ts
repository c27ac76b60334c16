import { expect, test } from 'vitest';
import type { Price } from './price';
import { costOf } from './price-cost';

const flat: Price = { model: 'flat', amount: '0.001', currency: 'USD', per: 1, free_units: 0 };
const tiers = [
  { up_to: 1000, amount: '0.004', flat_amount: '10' },
  { up_to: null, amount: '0.002', flat_amount: '0' },
];

test.each([
  ['each unit', flat, 1_000_000n, '1000'],
  ['after free units', { ...flat, free_units: 100 }, 100n, '0'],
  ['after free units, one more', { ...flat, free_units: 100 }, 101n, '0.001'],
  ['a rate per thousand, rounded once', { ...flat, amount: '0.000001', per: 3 }, 1n, '0.000000333'],
  ['half a billionth goes to the even one', { ...flat, amount: '0.000000001', per: 2 }, 1n, '0'],
  ['and three halves up to it', { ...flat, amount: '0.000000001', per: 2 }, 3n, '0.000000002'],
  ['started blocks', { ...flat, model: 'package', amount: '2.5', per: 1000 }, 1001n, '5'],
  ['no block where nothing is used', { ...flat, model: 'package', amount: '2.5', per: 1000 }, 0n, '0'],
  ['tiers with a fee', { ...flat, model: 'graduated', amount: null, tiers }, 1n, '10.004'],
  ['tiers one after the other', { ...flat, model: 'graduated', amount: null, tiers }, 10_000n, '32'],
  ['the tier that is reached', { ...flat, model: 'volume', amount: null, tiers }, 10_000n, '20'],
  ['nothing', { ...flat, model: 'free', amount: null }, 10n, '0'],
] as const)('Cost_Of_%s_IsWhatTheServiceCharges', (_, price, quantity, amount) => {
  expect(costOf(price as Price, quantity)).toEqual({ amount, currency: 'USD' });
});

test.each([
  ['no amount', { ...flat, amount: '' }],
  ['a negative amount', { ...flat, amount: '-1' }],
  ['an amount that is too fine', { ...flat, amount: '0.0000000001' }],
  ['tiers without an end', { ...flat, model: 'graduated', amount: null, tiers: tiers.slice(0, 1) }],
  [
    'tiers in the wrong order',
    {
      ...flat,
      model: 'graduated',
      amount: null,
      tiers: [...tiers.slice(0, 1), { ...tiers[0], up_to: 500 }],
    },
  ],
  ['no price', { ...flat, model: 'unpriced', amount: null }],
])('Cost_Of_%s_IsNotSaid', (_, price) => {
  expect(costOf(price as Price, 10_000n)).toBeNull();
});
