import type { Cost } from '@/api/get-cost';
import { toCsv } from '@/format/csv';
import { caseOf, headlineOf } from '@/format/price';

const header = [
  'month',
  'meter',
  'case',
  'price',
  'price_from',
  'unit',
  'quantity',
  'adjusted_quantity',
  'cost',
  'currency',
  'reason',
];

/** The lines of a billing period and its adjustments in money as a file. Their costs sum to its cost exactly. */
export function costCsv({ month, lines, adjustments }: Cost): string {
  return toCsv(header, [
    ...lines.map((line) => [
      month,
      line.meter,
      caseOf(line.when),
      headlineOf(line.price, line.unit),
      line.price.effective_from,
      line.unit,
      line.quantity,
      line.adjusted_quantity,
      line.cost.amount,
      line.cost.currency,
      '',
    ]),
    // Units that were adjusted are in the lines.
    ...adjustments
      .filter(({ quantity }) => quantity === null)
      .map(({ meter, amount, reason }) => [
        month,
        meter ?? '',
        '',
        '',
        '',
        '',
        '',
        '',
        amount.amount,
        amount.currency,
        reason,
      ]),
  ]);
}
