const whole = new Intl.NumberFormat();

/** A whole number in the reader's locale. */
export function formatCount(count: number): string {
  return whole.format(count);
}

/** A quantity with its unit: 1 call, 1,200 calls. */
export function formatQuantity(quantity: number, unit: string): string {
  return `${formatCount(quantity)} ${pluralOf(unit, quantity)}`;
}

/** The unit for so many of it, as English has it. */
export function pluralOf(unit: string, quantity = 2): string {
  return quantity === 1 || unit.endsWith('s') ? unit : `${unit}s`;
}

/** A text that begins with a capital letter. */
export function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
