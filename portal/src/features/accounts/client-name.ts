// In this order: most browsers also claim to be others.
const browsers: [RegExp, string][] = [
  [/Edg\//, 'Edge'],
  [/OPR\//, 'Opera'],
  [/Firefox\//, 'Firefox'],
  [/Chrom(e|ium)\//, 'Chrome'],
  [/Safari\//, 'Safari'],
];

const systems: [RegExp, string][] = [
  [/Android/, 'Android'],
  [/iPhone|iPad/, 'iOS'],
  [/Windows/, 'Windows'],
  [/Mac OS X/, 'macOS'],
  [/Linux|X11/, 'Linux'],
];

/** A User-Agent in a few words, as "Firefox on Linux"; a program by its own name. */
export function clientNameOf(client: string | null): string {
  if (client === null) return 'Unknown program';
  const browser = nameIn(browsers, client);
  const system = nameIn(systems, client);
  if (browser !== null) return system === null ? browser : `${browser} on ${system}`;
  return client.split(/[ (]/)[0] ?? client;
}

function nameIn(names: [RegExp, string][], client: string): string | null {
  return names.find(([pattern]) => pattern.test(client))?.[1] ?? null;
}
