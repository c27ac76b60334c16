import { formatNanos, nanosOf, type Money } from './money';
import type { Price, PriceTier } from './price';

/**
 * What so much usage of a month costs, as the service rates it: whole billionths, halves to even. Null if the price is
 * incomplete or does not cover such usage. Cases of a price are left out.
 */
export function costOf(price: Price, quantity: bigint): Money | null {
  const free = BigInt(price.free_units);
  const billable = quantity > free ? quantity - free : 0n;
  const per = BigInt(price.per);
  if (per <= 0n) return null;
  const numerator = numeratorOf(price, billable, per);
  return numerator === null
    ? null
    : { amount: formatNanos(halfToEven(numerator, per)), currency: price.currency };
}

/** The cost in billionths, times what the amounts are per. */
function numeratorOf(price: Price, billable: bigint, per: bigint): bigint | null {
  const amount = typedNanosOf(price.amount ?? '');
  switch (price.model) {
    case 'free':
      return 0n;
    case 'flat':
      return amount === null ? null : billable * amount;
    case 'package':
      return amount === null ? null : ((billable + per - 1n) / per) * amount * per;
    case 'graduated':
      return graduated(price.tiers ?? [], billable, per);
    case 'volume':
      return volume(price.tiers ?? [], billable, per);
    default:
      return null;
  }
}

function graduated(tiers: PriceTier[], billable: bigint, per: bigint): bigint | null {
  let sum = 0n;
  let below = 0n;
  for (const tier of tiers) {
    const [rate, fee] = [typedNanosOf(tier.amount), typedNanosOf(tier.flat_amount)];
    const end = tier.up_to == null || BigInt(tier.up_to) > billable ? billable : BigInt(tier.up_to);
    if (rate === null || fee === null || end < below) return null;
    if (end > below) sum += (end - below) * rate + fee * per;
    if (end === billable) return sum;
    below = end;
  }
  return null;
}

function volume(tiers: PriceTier[], billable: bigint, per: bigint): bigint | null {
  if (billable === 0n) return 0n;
  const tier = tiers.find(({ up_to }) => up_to == null || billable <= BigInt(up_to));
  const [rate, fee] = [typedNanosOf(tier?.amount ?? ''), typedNanosOf(tier?.flat_amount ?? '')];
  return rate === null || fee === null ? null : billable * rate + fee * per;
}

function halfToEven(numerator: bigint, denominator: bigint): bigint {
  const [quotient, twice] = [numerator / denominator, (numerator % denominator) * 2n];
  const isUp = twice > denominator || (twice === denominator && quotient % 2n === 1n);
  return isUp ? quotient + 1n : quotient;
}

/** Billionths of what was typed: an amount of 0 or more; null: the text is none, or finer. */
function typedNanosOf(text: string): bigint | null {
  return /^\d+(\.\d{1,9})?$/.test(text) ? nanosOf(text) : null;
}
