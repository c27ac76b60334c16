/** A meter as answers name it. */
export interface NamedMeter {
  meter: string | null;
  /** What the operator calls it; null: nothing but its key. */
  meter_name?: string | null;
  method: string | null;
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

/** The meter's name, if it has one, with its method and key. */
export function meterLabel({ meter, meter_name, method }: NamedMeter): string {
  const key = [method, meter].filter((part) => part !== null).join(' ');
  return meter_name ? `${meter_name} (${key})` : key;
}
