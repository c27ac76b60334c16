// Brings openapi.json and the types made from it up to date: npm run api -- http://localhost:8080
import { readFile, writeFile } from 'node:fs/promises';
import { generateTypes } from './types.js';

const folder = new URL('../', import.meta.url);
const service = process.argv[2];
if (service !== undefined) {
  const response = await fetch(new URL('/openapi/v1.json', service));
  if (!response.ok) throw new Error(`The service answered ${response.status}.`);
  /** @type {unknown} */
  const document = await response.json();
  await writeFile(new URL('openapi.json', folder), `${JSON.stringify(document, null, 2)}\n`);
}

const text = await readFile(new URL('openapi.json', folder), 'utf8');
await writeFile(new URL('src/api/schema.d.ts', folder), await generateTypes(text));
