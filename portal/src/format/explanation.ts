import { formatMoney, type Money } from './money';
import { capitalised, formatCount, formatQuantity, pluralOf, type Count } from './quantity';

/** One part of the explanation of a cost, as the API gives it. */
export interface CostPart {
  kind: string;
  first_unit: Count;
  quantity: Count;
  rate: Money;
  cost: Money;
}

/** A part in words: which units it covers, and at what rate. */
export function describePart(part: CostPart, unit: string, per: number): { units: string; rate: string } {
  const last = BigInt(part.first_unit) + BigInt(part.quantity) - 1n;
  const range =
    part.quantity === 1
      ? `${capitalised(unit)} ${formatCount(part.first_unit)}`
      : `${capitalised(pluralOf(unit))} ${formatCount(part.first_unit)} to ${formatCount(last)}`;
  switch (part.kind) {
    case 'free':
      return { units: range, rate: 'free' };
    case 'tier_fee':
      return { units: `Fee from ${unit} ${formatCount(part.first_unit)} on`, rate: 'once' };
    case 'packages':
      return {
        units: range,
        rate: `${formatMoney(part.rate)} for each started ${formatQuantity(per, unit)}`,
      };
    default:
      return {
        units: range,
        rate: `${formatMoney(part.rate)} per ${per === 1 ? unit : formatQuantity(per, unit)}`,
      };
  }
}
