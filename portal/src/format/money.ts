/** An exact amount as the API gives it: a decimal string and an ISO 4217 code. */
export interface Money {
  amount: string;
  currency: string;
}

const fractionDigits = 9;
const formats = new Map<string, Intl.NumberFormat>();

/**
 * The amount in the reader's locale, with every digit that it has and at least those that its currency always has.
 * The string goes to Intl as it is: no amount becomes a binary fraction on the way.
 */
export function formatMoney(money: Money, locale?: string): string {
  return formatOf(money.currency, locale).format(money.amount as Intl.StringNumericLiteral);
}

/** A difference: the amount with its sign, a plus too. */
export function formatDifference(money: Money, locale?: string): string {
  const text = formatMoney(money, locale);
  return isZero(money.amount) || money.amount.startsWith('-') ? text : `+${text}`;
}

/** Orders two amounts of one currency, without turning them into binary fractions. */
export function compareAmounts(left: string, right: string): number {
  const difference = nanosOf(left) - nanosOf(right);
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/** Whether two decimal strings are the same amount: 1, 1.0 and 1.00 are. */
export function isEqual(left: string, right: string): boolean {
  return nanosOf(left) === nanosOf(right);
}

/** Whether an amount is nothing. */
export function isZero(amount: string): boolean {
  return nanosOf(amount) === 0n;
}

/** A rough form for the axis of a chart, where there is room for a few characters only. */
export function formatAxisMoney(amount: number, currency: string, locale?: string): string {
  return new Intl.NumberFormat(locale, {
    style: 'currency',
    currency,
    notation: Math.abs(amount) >= 10_000 ? 'compact' : 'standard',
    maximumSignificantDigits: 3,
  }).format(amount);
}

/** Billionths of the currency's unit: the finest that the API has. */
function nanosOf(amount: string): bigint {
  const [whole = '0', fraction = ''] = amount.replace('-', '').split('.');
  const nanos = BigInt(whole + fraction.padEnd(fractionDigits, '0'));
  return amount.startsWith('-') ? -nanos : nanos;
}

function formatOf(currency: string, locale?: string): Intl.NumberFormat {
  const key = `${locale ?? ''} ${currency}`;
  let format = formats.get(key);
  if (format === undefined) {
    format = new Intl.NumberFormat(locale, {
      style: 'currency',
      currency,
      maximumFractionDigits: fractionDigits,
    });
    formats.set(key, format);
  }
  return format;
}
