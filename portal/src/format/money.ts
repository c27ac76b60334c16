/** An exact amount as the API gives it: a decimal string and an ISO 4217 code. */
export interface Money {
  amount: string;
  currency: string;
}

const fractionDigits = 9;
const dayMs = 86_400_000n;
const formats = new Map<string, Intl.NumberFormat>();

/**
 * The amount in the reader's locale, with every digit that it has and at least those that its currency always has.
 * The string goes to Intl as it is: no amount becomes a binary fraction on the way.
 */
export function formatMoney(money: Money, locale?: string): string {
  return formatOf(money.currency, locale).format(money.amount as Intl.StringNumericLiteral);
}

/**
 * A form for reading at a glance: from one unit of the currency on, without the digits beyond those that it always has.
 * They are cut off, not rounded, so that what is spent never reads as more than it is. Show the exact amount near it.
 */
export function formatShortMoney(money: Money, locale?: string): string {
  const [whole = '0', fraction = ''] = money.amount.split('.');
  if (nanosOf(whole) === 0n) return formatMoney(money, locale);
  const digits = formatOf(money.currency, locale).resolvedOptions().minimumFractionDigits ?? 2;
  return formatMoney({ ...money, amount: `${whole}.${fraction.slice(0, digits) || '0'}` }, locale);
}

/** A form for an estimate, which is not exact: at most three digits that count, from 100 units on no fraction. */
export function formatRoughMoney(money: Money, locale?: string): string {
  const [whole = '0'] = money.amount.replace('-', '').split('.');
  if (nanosOf(whole) !== 0n && whole.length < 3) return formatShortMoney(money, locale);
  return new Intl.NumberFormat(locale, {
    style: 'currency',
    currency: money.currency,
    maximumSignificantDigits: whole.length < 3 ? 2 : 3,
  }).format(money.amount as Intl.StringNumericLiteral);
}

/** What amounts of one currency come to, with every digit; null: there are none, or of several currencies. */
export function sumOf(amounts: Money[]): Money | null {
  const currency = amounts[0]?.currency;
  if (currency === undefined || amounts.some((money) => money.currency !== currency)) return null;
  return { amount: formatNanos(amounts.reduce((sum, { amount }) => sum + nanosOf(amount), 0n)), currency };
}

/** What is left of an amount without another of the same currency; null: nothing. */
export function restOf(whole: Money, part: Money): Money | null {
  const rest = sumOf([whole, { ...part, amount: formatNanos(-nanosOf(part.amount)) }]);
  return rest === null || nanosOf(rest.amount) <= 0n ? null : rest;
}

/** A share of an amount, cut off below a billionth: so many of so many whole parts. */
export function shareOf({ amount, currency }: Money, parts: number, of: number): Money {
  return { amount: formatNanos((nanosOf(amount) * BigInt(parts)) / BigInt(of)), currency };
}

/** How many whole percent of an amount another is, cut off; null: of nothing. */
export function percentOf(part: string, whole: string): number | null {
  const nanos = nanosOf(whole);
  return nanos === 0n ? null : Number((nanosOf(part) * 100n) / nanos);
}

/** By how many whole percent an amount differs from one before it, which is more than nothing; halves away from it. */
export function percentChange(now: string, before: string): number {
  const [difference, base] = [nanosOf(now) - nanosOf(before), nanosOf(before)];
  const half = difference < 0n ? -base / 2n : base / 2n;
  return Number((difference * 100n + half) / base);
}

/**
 * For how many whole days an amount lasts where others were spent in some time; null: nothing was spent, or nothing is
 * left.
 */
export function daysLeftOf(amount: string, spent: string[], milliseconds: number): number | null {
  const left = nanosOf(amount);
  const sum = spent.reduce((total, part) => total + nanosOf(part), 0n);
  if (left <= 0n || sum <= 0n) return null;
  return Number((left * BigInt(milliseconds)) / (sum * dayMs));
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
export function nanosOf(amount: string): bigint {
  const [whole = '0', fraction = ''] = amount.replace('-', '').split('.');
  const nanos = BigInt(whole + fraction.padEnd(fractionDigits, '0'));
  return amount.startsWith('-') ? -nanos : nanos;
}

/** Billionths as the API writes an amount. */
export function formatNanos(nanos: bigint): string {
  const digits = (nanos < 0n ? -nanos : nanos).toString().padStart(fractionDigits + 1, '0');
  const fraction = digits.slice(-fractionDigits).replace(/0+$/, '');
  return `${nanos < 0n ? '-' : ''}${digits.slice(0, -fractionDigits)}${fraction === '' ? '' : `.${fraction}`}`;
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
