import createClient from 'openapi-fetch';
import { basePath } from './base-path';
import { withDigits } from './exact-numbers';
import { fetchWithPassword } from './reauthentication';
import type { components, paths } from './schema';

/**
 * The service of this page's own origin. The session is a cookie that no script can read; the browser sends it, and
 * says by Origin and Sec-Fetch-Site where a request comes from.
 */
export const client = createClient<paths>({
  baseUrl: window.location.origin + basePath,
  credentials: 'same-origin',
  fetch: async (request) => withDigits(await fetchWithPassword(request)),
});

/** What the list at a path may be asked for. */
export type Query<Path extends keyof paths> = paths[Path] extends {
  get: { parameters: { query?: infer Parameters } };
}
  ? NonNullable<Parameters>
  : never;

/** The types of the API document. */
export type Schemas = components['schemas'];
