const whole = new Intl.NumberFormat();

/** A whole number. Where a number of a script would lose digits, it is the text of all of them. */
export type Count = number | `${number}`;

/** The form in which the service's answers have a number. */
export function countOf(number: bigint): Count {
  const small = Number(number);
  return Number.isSafeInteger(small) ? small : (number.toString() as Count);
}

/** A whole number in the reader's locale, with all its digits. */
export function formatCount(count: Count | bigint): string {
  return whole.format(count);
}

/** A percentage in the reader's locale: 85%. */
export function formatPercent(percent: number): string {
  return new Intl.NumberFormat(undefined, { style: 'percent', maximumFractionDigits: 2 }).format(
    percent / 100,
  );
}

/** A quantity with its unit: 1 call, 1,200 calls. */
export function formatQuantity(quantity: Count | bigint, unit: string): string {
  return `${formatCount(quantity)} ${pluralOf(unit, quantity)}`;
}

/** The unit for so many of it, as English has it. */
export function pluralOf(unit: string, quantity: Count | bigint = 2): string {
  return quantity === 1 || unit.endsWith('s') ? unit : `${unit}s`;
}

/** A text that begins with a capital letter. */
export function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
