import type { Cost, CostLine } from '@/api/get-cost';
import { countOf, type Count } from '@/format/quantity';

/** A usage line that a call has changed, and by how much: what is asked of the service is what that cost. */
export interface ChargedUnits {
  line: CostLine;
  /** How many units the call was charged for. */
  quantity: Count;
  /** How many of the line were there before. */
  already: Count;
}

/**
 * Finds what a call was charged for: the line of its meter that has grown. Other programs may call in the same
 * moment; where every call is one unit, only one of those is this call's. Null: the call was not charged.
 */
export function chargedUnits(
  { meter }: { meter: string },
  before: Cost | null,
  after: Cost,
): ChargedUnits | null {
  for (const line of after.lines.toReversed()) {
    if (line.meter !== meter) continue;
    const now = BigInt(line.quantity);
    const earlier = BigInt(before?.lines.find((other) => isSame(line, other))?.quantity ?? 0);
    if (now <= earlier) continue;

    const quantity = line.unit === 'call' || before === null ? 1n : now - earlier;
    return { line, quantity: countOf(quantity), already: countOf(now - quantity) };
  }
  return null;
}

function isSame(one: CostLine, other: CostLine): boolean {
  return one.meter === other.meter && one.price.id === other.price.id;
}
