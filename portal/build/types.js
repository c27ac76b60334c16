import openapiTS, { astToString } from 'openapi-typescript';
import ts from 'typescript';

// The rules of prices bound their whole numbers to what a script holds exactly.
const prices = /\/schemas\/\w*(Price|Tier)/;

/**
 * The TypeScript types of an API document, as they are kept in src/api/schema.d.ts.
 * @param {string} document
 * @returns {Promise<string>}
 */
export async function generateTypes(document) {
  const nodes = await openapiTS(document, {
    alphabetize: true,
    defaultNonNullable: false,
    transform: typeOf,
  });
  const count = "import type { Count } from '@/format/quantity';\n";
  return `// Made from openapi.json by \`npm run api\`: do not edit.\n${count}${astToString(nodes)}`;
}

/**
 * The type of a whole number that may have more digits than a script holds; undefined: as ever.
 * @param {import('openapi-typescript').SchemaObject} schema
 * @param {import('openapi-typescript').TransformNodeOptions} options
 */
function typeOf(schema, { path }) {
  const types = /** @type {unknown[]} */ ([schema.type].flat());
  if (!types.includes('integer') || schema.format === 'int32' || prices.test(path ?? '')) return undefined;

  const count = ts.factory.createTypeReferenceNode('Count');
  return types.includes('null')
    ? ts.factory.createUnionTypeNode([ts.factory.createLiteralTypeNode(ts.factory.createNull()), count])
    : count;
}
