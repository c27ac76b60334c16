import { expect, test } from 'vitest';
import { hasBaseFee, headlineOf, rateRangeOf, type Price, type PriceTier } from './price';

const base: Price = { model: 'flat', amount: '0.001', currency: 'USD', per: 1, free_units: 0 };
const tiered = (model: string, tiers: PriceTier[], free = 0): Price => ({
  ...base,
  model,
  amount: null,
  free_units: free,
  tiers,
});
const tier = (up_to: number | null, amount: string, flat_amount = '0'): PriceTier => ({
  up_to,
  amount,
  flat_amount,
});

test.each([
  [
    'a falling rate',
    tiered('graduated', [tier(1000, '0.002'), tier(null, '0.001')]),
    '$0.001 to $0.002 per call',
  ],
  [
    'a basic fee',
    tiered('graduated', [tier(1000, '0', '10'), tier(null, '0.005')]),
    '$10.00 fee with the first call, then $0.00 to $0.005 per call',
  ],
  [
    'a later fee',
    tiered('volume', [tier(10, '0.5'), tier(20, '0.5', '3'), tier(null, '0.5', '7')]),
    '$0.50 per call, fees of up to $7.00 at higher tiers',
  ],
  ['an allowance', { ...base, free_units: 1000 }, '1,000 calls free, then $0.001 per call'],
  ['a block', { ...base, model: 'package', amount: '5', per: 100 }, '$5.00 per started block of 100 calls'],
  ['nothing', { ...base, model: 'free', amount: null }, 'Free'],
] as [string, Price, string][])('Headline_OfAPriceWith %s_SaysWhatACallCanCost', (_, price, expected) => {
  expect(headlineOf(price, 'call')).toBe(expected);
});

test('Headline_OfAnyTieredPrice_CoversEveryCallAtEveryPosition', () => {
  const random = seeded(20_261_126);
  for (let round = 0; round < 500; round++) {
    const price = randomTiers(random);
    const { lowest, highest } = rateRangeOf(price);
    for (const quantity of positionsOf(price)) {
      const rates = ratesAt(price, quantity);
      expect(rates.every((rate) => rate >= nanos(lowest) && rate <= nanos(highest))).toBe(true);
    }
    const fees = (price.tiers ?? []).map((one) => nanos(one.flat_amount)).filter((fee) => fee > 0n);
    expect(hasBaseFee(price)).toBe(fees.length > 0);
    if (fees.length > 0) expect(headlineOf(price, 'call')).toMatch(/fee/);
  }
});

/** The rate of the unit at a position, by the definition of the models; of all units up to it for a volume price. */
function ratesAt(price: Price, position: number): bigint[] {
  const found = (price.tiers ?? []).find((one) => one.up_to == null || position <= one.up_to);
  return found === undefined ? [] : [nanos(found.amount)];
}

function positionsOf(price: Price): number[] {
  const edges = (price.tiers ?? []).flatMap((one) => (one.up_to == null ? [] : [one.up_to, one.up_to + 1]));
  return [1, ...edges, 1_000_000_000];
}

function randomTiers(random: () => number): Price {
  const count = 1 + Math.floor(random() * 4);
  let upTo = 0;
  const tiers = Array.from({ length: count }, (_, index) => {
    upTo += 1 + Math.floor(random() * 1000);
    const fee = random() < 0.3 ? String(1 + Math.floor(random() * 20)) : '0';
    return tier(index === count - 1 ? null : upTo, (Math.floor(random() * 1e6) / 1e6).toFixed(6), fee);
  });
  return tiered(random() < 0.5 ? 'graduated' : 'volume', tiers);
}

function nanos(amount: string): bigint {
  const [whole = '0', fraction = ''] = amount.split('.');
  return BigInt(whole) * 1_000_000_000n + BigInt(fraction.padEnd(9, '0'));
}

/** The same numbers in every run: a linear congruential generator. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return state / 4_294_967_296;
  };
}
