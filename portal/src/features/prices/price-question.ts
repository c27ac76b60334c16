import { caseOf, type Price } from '@/format/price';

/** What the calculator is asked: which API, and how much of it in a month. The address holds it. */
export interface PriceQuestion {
  /** The key of the API's meter; null: the first. */
  api: string | null;
  quantity: number;
}

/** A kind of usage that has a price of its own: that of a case, or all other usage. */
export interface UsageKind {
  label: string;
  /** The dimensions of the case; without them, no case matches. */
  when?: Record<string, string>;
  per: number;
}

/** All usage alike. */
export const allUsage: UsageKind = { label: 'All usage', per: 1 };

/** The kinds of usage that a price tells apart, in its order; one where there are no cases. */
export function usageKindsOf(price: Price): UsageKind[] {
  const cases = (price.cases ?? []).map((known) => ({
    label: caseOf(known.when),
    when: known.when,
    per: known.price.per,
  }));
  if (cases.length === 0) return [{ ...allUsage, per: price.per }];
  return price.model === 'unpriced' ? cases : [...cases, { label: 'All other usage', per: price.per }];
}

/** The most that the service reckons with. */
export const maxQuantity = 1_000_000_000_000_000;

const example = 250_000;

/** Reads the address. What it does not say, or says wrongly, is the example. */
export function questionOf(parameters: URLSearchParams): PriceQuestion {
  const text = parameters.get('quantity') ?? '';
  const quantity = /^\d{1,16}$/.test(text) ? Number(text) : example;
  // Earlier links name a method before the key.
  const api = parameters.get('api')?.split(' ').at(-1) ?? null;
  return { api, quantity: quantity <= maxQuantity ? quantity : example };
}

/** The same as the address has it. */
export function parametersOf({ api, quantity }: PriceQuestion): Record<string, string> {
  return { ...(api === null ? {} : { api }), quantity: String(quantity) };
}

/** Whether answers that are not 2xx are charged, such as by `200-299,404` or `200-499`. */
export function chargesFailures(statuses: string): boolean {
  return statuses.split(',').some((range) => {
    const [first = '', last = first] = range.split('-');
    return Number(first) < 200 || Number(last) > 299;
  });
}

/** A quantity as people type it, with or without separators of thousands; null for anything else. */
export function readQuantity(text: string): number | null {
  const typed = text.trim();
  if (!/^(\d{1,16}|\d{1,3}([\s.,'’]\d{3})+)$/.test(typed)) return null;
  const digits = typed.replaceAll(/\D/g, '');
  const quantity = Number(digits);
  return quantity <= maxQuantity ? quantity : null;
}
