import { formatMoney } from './money';
import { capitalised, formatCount, formatQuantity, pluralOf } from './quantity';

/** A price as the API gives it. */
export interface Price {
  model: string;
  amount?: string | null;
  currency: string;
  per: number;
  free_units: number;
  tiers?: PriceTier[] | null;
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

/** The rate of a price in a few words: $0.001 per call. */
export function headlineOf(price: Price, unit: string): string {
  switch (price.model) {
    case 'flat':
      return rateOf(price.amount ?? '0', price, unit);
    case 'package':
      return `${money(price.amount ?? '0', price)} per ${formatQuantity(price.per, unit)}`;
    case 'graduated':
    case 'volume': {
      const tiers = price.tiers ?? [];
      const first = tiers[0];
      if (first === undefined) return 'Priced in tiers';
      return `${tiers.length > 1 ? 'From ' : ''}${rateOf(first.amount, price, unit)}`;
    }
    default:
      return 'Free';
  }
}

/** What the name of a model means, for somebody who reads it for the first time. */
export function explanationOf(price: Price, unit: string): string {
  const units = pluralOf(unit);
  const allowance =
    price.free_units > 0
      ? `The first ${formatQuantity(price.free_units, unit)} of each month are free. After that, `
      : '';
  return capitalised(allowance + sentenceOf(price, unit, units));
}

/** The tiers of a price as rows of a table; none where it has no tiers. Tiers count after the free units. */
export function tierRowsOf(price: Price, unit: string): TierRow[] {
  let from = price.free_units + 1;
  return (price.tiers ?? []).map((tier) => {
    const last = tier.up_to == null ? null : price.free_units + tier.up_to;
    const range =
      last === null ? `${formatCount(from)} and up` : `${formatCount(from)} to ${formatCount(last)}`;
    from = (last ?? from) + 1;
    const fee = /^0*(\.0*)?$/.test(tier.flat_amount) ? null : money(tier.flat_amount, price);
    return { range, rate: rateOf(tier.amount, price, unit), fee };
  });
}

/** The short name of a model. */
export function modelNameOf(model: string): string {
  const names: Record<string, string> = {
    flat: 'Per unit',
    graduated: 'Graduated',
    volume: 'Volume',
    package: 'Packages',
    free: 'Free',
  };
  return names[model] ?? model;
}

function sentenceOf(price: Price, unit: string, units: string): string {
  switch (price.model) {
    case 'flat':
      return `every ${unit} costs the same: ${rateOf(price.amount ?? '0', price, unit)}.`;
    case 'graduated':
      return (
        `each ${unit} costs the rate of the tier that it falls into, counted from the start of the month. ` +
        `Reaching a tier changes nothing for the ${units} before it.`
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
