/** A meter as answers name it. */
export interface NamedMeter {
  /** Its key; null: it no longer exists. */
  meter: string | null;
  /** What the operator calls it; null: nothing but its key. */
  meter_name?: string | null;
}

/** An HTTP endpoint that is bound to a meter. */
export interface Endpoint {
  method: string;
  route: string;
}

/** The endpoints of a meter, as the API writes them: GET /api/maps. */
export function endpointsOf({ endpoints }: { endpoints: string[] }): Endpoint[] {
  return endpoints.map((text) => {
    const space = text.indexOf(' ');
    return { method: text.slice(0, space), route: text.slice(space + 1) };
  });
}

/** The first endpoint of a meter, and how many more there are. */
export function endpointsLabel({ endpoints }: { endpoints: string[] }): string {
  const [first, ...others] = endpoints;
  if (first === undefined) return 'No endpoint';
  return others.length === 0 ? first : `${first} and ${others.length} more`;
}

/** The endpoint of a meter that can be called as it is, without a body or parameters. */
export function plainEndpointOf(meter: { endpoints: string[] }): Endpoint | undefined {
  return endpointsOf(meter).find(({ method, route }) => method === 'GET' && !route.includes('{'));
}

/** What people call a meter: its display name, or its key. */
export function meterNameOf({ meter, meter_name }: NamedMeter): string {
  return meter_name || (meter ?? 'Deleted meter');
}

const byNumbers = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' });

/** Puts meters in the order of their names, as people count: v2 before v10. */
export function inOrderOfNames<T extends { meter: string; name?: string | null }>(meters: T[]): T[] {
  return meters.toSorted((one, other) => byNumbers.compare(one.name || one.meter, other.name || other.meter));
}

/** The display name with the key, where the key is needed too. */
export function meterLabel(named: NamedMeter): string {
  const name = meterNameOf(named);
  return named.meter === null || name === named.meter ? name : `${name} (${named.meter})`;
}
