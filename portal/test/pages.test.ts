import { readdir, readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import document from '../openapi.json';

const sources = new URL('../src/', import.meta.url);

interface ApiDocument {
  components: { schemas: Record<string, { properties?: object }> };
  paths: Record<string, { get?: { responses: Record<string, ApiResponse | undefined> } }>;
}

interface ApiResponse {
  content?: Record<string, { schema?: { $ref?: string } } | undefined>;
}

/** The paths whose answer is a page of a list. */
function listPaths(): string[] {
  const { components, paths } = document as unknown as ApiDocument;
  return Object.entries(paths)
    .filter(([, { get }]) => {
      const reference = get?.responses['200']?.content?.['application/json']?.schema?.$ref;
      return 'next_cursor' in (components.schemas[reference?.split('/').at(-1) ?? '']?.properties ?? {});
    })
    .map(([path]) => path);
}

async function readSources(): Promise<{ name: string; text: string }[]> {
  const files = (await readdir(sources, { recursive: true })).filter((name) => /\.tsx?$/.test(name));
  return Promise.all(
    files.map(async (name) => ({ name, text: await readFile(new URL(name, sources), 'utf8') })),
  );
}

test('Addresses_FetchedAnywhere_BeginWithThePathOfTheService', async () => {
  const texts = await readSources();

  expect(texts.filter(({ text }) => text.includes('addressOf(')).length).toBeGreaterThan(2);
  const atTheRoot = texts.filter(({ text }) => /\bfetch\(\s*['"`]\//.test(text));
  expect(atTheRoot.map(({ name }) => name)).toEqual([]);
});

test('Lists_FetchedAnywhere_AreFetchedToTheirEndOrPageByPageOrSayHowMany', async () => {
  const lists = listPaths();
  const texts = await readSources();
  const fetching = texts.filter(({ text }) => lists.some((path) => text.includes(`client.GET('${path}'`)));

  expect(lists.length).toBeGreaterThan(10);
  expect(fetching.length).toBeGreaterThan(10);
  const firstPageOnly = fetching.filter(({ text }) => !/\ballPages\(|\.\.\.byPage\b|\bfirst\(/.test(text));
  expect(firstPageOnly.map(({ name }) => name)).toEqual([]);
});
