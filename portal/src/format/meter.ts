/** A meter as answers name it. */
export interface NamedMeter {
  meter: string | null;
  /** What the operator calls it; null: nothing but its key. */
  meter_name?: string | null;
  method: string | null;
}

/** The meter's name, if it has one, with its method and key. */
export function meterLabel({ meter, meter_name, method }: NamedMeter): string {
  const key = [method, meter].filter((part) => part !== null).join(' ');
  return meter_name ? `${meter_name} (${key})` : key;
}
