import type { Meter } from '@/api/list-meters';

/** What a price is set for: a meter on the price list, or one customer's own price of it. */
export interface PriceTarget {
  meter: Meter;
  /** The currency of the price list that operators see; of an own price, the customer's. */
  currency: string;
  /** Whose own price it is; without one, it is on the price list. */
  customer?: PricedCustomer;
}

/** A customer who has, or may have, prices of their own. */
export interface PricedCustomer {
  id: string;
  name: string;
  currency: string;
}

/** A meter on the price list. */
export function listTarget(meter: Meter): PriceTarget {
  return { meter, currency: meter.price.currency };
}

/** A meter for one customer alone. */
export function ownTarget(meter: Meter, customer: PricedCustomer): PriceTarget {
  return { meter, currency: customer.currency, customer };
}

/** What a price is of, in words. */
export function targetLabel({ meter, customer }: PriceTarget): string {
  const name = meter.name ?? meter.key;
  return customer ? `${name} for ${customer.name}` : name;
}
