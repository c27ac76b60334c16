import { compareAmounts, formatMoney, isEqual, isZero } from './money';
import { capitalised, formatCount, formatQuantity, pluralOf } from './quantity';

/** A price as the API gives it. */
export interface Price {
  model: string;
  amount?: string | null;
  currency: string;
  per: number;
  free_units: number;
  tiers?: PriceTier[] | null;
  /** Prices of usage with certain dimensions, which come before this one. */
  cases?: PriceCase[] | null;
}

/** The price of usage with certain dimensions. */
export interface PriceCase {
  when: Record<string, string>;
  price: Price;
}

/** One tier of a graduated or volume price; the last has no end. */
export interface PriceTier {
  up_to?: number | null;
  amount: string;
  flat_amount: string;
}

/** One row of a price that has tiers, in words. */
export interface TierRow {
  range: string;
  rate: string;
  fee: string | null;
}

/**
 * What one unit can cost, in a few words: never less than it says. Names free units, fees and blocks before the rate,
 * and both ends where the rate depends on the quantity.
 */
export function headlineOf(price: Price, unit: string): string {
  if (price.cases?.length) {
    const names = [...new Set(price.cases.flatMap(({ when }) => Object.keys(when)))];
    const otherwise =
      price.model === 'unpriced' ? '' : `, otherwise ${headlineOf({ ...price, cases: null }, unit)}`;
    return `${price.cases.length} prices by ${names.join(' and ')}${otherwise}`;
  }
  const allowance = price.free_units > 0 ? `${formatQuantity(price.free_units, unit)} free, then ` : '';
  return capitalised(allowance + afterAllowance(price, unit));
}

/** The lowest and the highest rate that a price has, as decimal strings. Fees are not in them. */
export function rateRangeOf(price: Price): { lowest: string; highest: string } {
  const rates = (price.tiers ?? []).map((tier) => tier.amount);
  for (const { lowest, highest } of (price.cases ?? []).map((known) => rateRangeOf(known.price))) {
    rates.push(lowest, highest);
  }
  if (price.amount != null) rates.push(price.amount);
  if (rates.length === 0 || price.model === 'free') rates.push('0');
  const sorted = rates.toSorted(compareAmounts);
  return { lowest: sorted[0] ?? '0', highest: sorted.at(-1) ?? '0' };
}

/** Whether using an API once may cost more than its rate: a fee of a tier, or a whole block of units. */
export function hasBaseFee(price: Price): boolean {
  return (
    price.model === 'package' ||
    (price.tiers ?? []).some((tier) => !isZero(tier.flat_amount)) ||
    (price.cases ?? []).some((known) => hasBaseFee(known.price))
  );
}

/** What the name of a model means, for somebody who reads it for the first time. */
export function explanationOf(price: Price, unit: string): string {
  if (price.cases?.length) {
    const cases = price.cases.map(({ when, price: own }) => `${caseOf(when)}: ${headlineOf(own, unit)}.`);
    const rest = explanationOf({ ...price, cases: null }, unit);
    return [...cases, `Otherwise: ${rest}`].join(' ');
  }
  const units = pluralOf(unit);
  const allowance =
    price.free_units > 0
      ? `The first ${formatQuantity(price.free_units, unit)} of each month are free. After that, `
      : '';
  return capitalised(allowance + sentenceOf(price, unit, units));
}

/** The dimensions of a case in words, such as "model gpt-5, kind output". */
export function caseOf(when: Record<string, string>): string {
  return Object.entries(when)
    .map(([name, value]) => `${name} ${value}`)
    .join(', ');
}

/** The tiers of a price as rows of a table; none where it has no tiers. Tiers count after the free units. */
export function tierRowsOf(price: Price, unit: string): TierRow[] {
  let from = price.free_units + 1;
  return (price.tiers ?? []).map((tier) => {
    const last = tier.up_to == null ? null : price.free_units + tier.up_to;
    const range = last === null ? `${formatCount(from)}+` : `${formatCount(from)} to ${formatCount(last)}`;
    from = (last ?? from) + 1;
    const fee = isZero(tier.flat_amount) ? null : money(tier.flat_amount, price);
    return { range, rate: rateOf(tier.amount, price, unit), fee };
  });
}

/** The short name of a price's model. */
export function modelNameOf({ model, cases }: Price): string {
  const names: Record<string, string> = {
    flat: 'Per unit',
    graduated: 'Graduated',
    volume: 'Volume',
    package: 'Packages',
    free: 'Free',
    unpriced: 'By dimensions',
    list: 'Price list',
  };
  return cases?.length ? 'By dimensions' : (names[model] ?? model);
}

function afterAllowance(price: Price, unit: string): string {
  switch (price.model) {
    case 'flat':
      return rateOf(price.amount ?? '0', price, unit);
    case 'package':
      return price.per === 1
        ? rateOf(price.amount ?? '0', price, unit)
        : `${money(price.amount ?? '0', price)} per started block of ${formatQuantity(price.per, unit)}`;
    case 'graduated':
    case 'volume':
      return tiersInWords(price, price.tiers ?? [], unit);
    case 'unpriced':
      return 'not priced';
    case 'list':
      return 'the price list applies';
    default:
      return 'free';
  }
}

/** "$10.00 fee with the first call, then $0.00 to $0.005 per call, further fees up to $5.00" */
function tiersInWords(price: Price, tiers: PriceTier[], unit: string): string {
  const [first, ...later] = tiers;
  if (first === undefined) return 'priced in tiers';
  const { lowest, highest } = rateRangeOf(price);
  const fee = isZero(first.flat_amount)
    ? ''
    : `${money(first.flat_amount, price)} fee with the first ${unit}, then `;
  const rates = isEqual(lowest, highest)
    ? rateOf(lowest, price, unit)
    : `${money(lowest, price)} to ${rateOf(highest, price, unit)}`;
  const fees = later.map((tier) => tier.flat_amount).filter((amount) => !isZero(amount));
  const highestFee = fees.toSorted(compareAmounts).at(-1);
  if (highestFee === undefined) return fee + rates;
  return `${fee}${rates}, fees of up to ${money(highestFee, price)} at higher tiers`;
}

function sentenceOf(price: Price, unit: string, units: string): string {
  switch (price.model) {
    case 'flat':
      return `every ${unit} costs the same: ${rateOf(price.amount ?? '0', price, unit)}.`;
    case 'graduated':
      return (
        `each ${unit} costs the rate of the tier that it falls into, counted from the start of the month. ` +
        `Earlier ${units} keep their rate.`
      );
    case 'volume':
      return (
        `all ${units} of the month cost the rate of the tier that the month’s sum reaches: ` +
        'a new tier changes the rate of those before it, too.'
      );
    case 'package':
      return (
        `every started block of ${formatQuantity(price.per, unit)} costs ${money(price.amount ?? '0', price)}. ` +
        `The first ${unit} of a block pays for all of it.`
      );
    case 'unpriced':
      return `${units} have no price and are not served.`;
    case 'list':
      return 'from here on the price list applies again.';
    default:
      return `${units} cost nothing.`;
  }
}

function rateOf(amount: string, price: Price, unit: string): string {
  const per = price.per === 1 ? unit : formatQuantity(price.per, unit);
  return `${money(amount, price)} per ${per}`;
}

function money(amount: string, price: Price): string {
  return formatMoney({ amount, currency: price.currency });
}
