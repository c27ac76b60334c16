import openapiTS, { astToString } from 'openapi-typescript';

/**
 * The TypeScript types of an API document, as they are kept in src/api/schema.d.ts.
 * @param {string} document
 * @returns {Promise<string>}
 */
export async function generateTypes(document) {
  const nodes = await openapiTS(document, { alphabetize: true, defaultNonNullable: false });
  return `// Made from openapi.json by \`npm run api\`: do not edit.\n${astToString(nodes)}`;
}
