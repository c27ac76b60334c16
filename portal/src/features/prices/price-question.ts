/** What the calculator is asked: which API, and how much of it in a month. The address holds it. */
export interface PriceQuestion {
  /** The key of the API's meter; null: the first. */
  api: string | null;
  quantity: number;
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
