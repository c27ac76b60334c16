// Strings, which stay as they are, and numbers.
const tokens = /"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;

/** JSON in which whole numbers that a script cannot hold exactly are texts of their digits. */
export function keepDigits(json: string): string {
  return json.replace(tokens, (token) => (isSafe(token) ? token : `"${token}"`));
}

/** A response whose JSON can be parsed without losing digits. */
export async function withDigits(response: Response): Promise<Response> {
  if (!response.headers.get('Content-Type')?.includes('json')) return response;
  const json = await response.clone().text();
  const exact = keepDigits(json);
  const { status, statusText, headers } = response;
  return exact === json ? response : new Response(exact, { status, statusText, headers });
}

function isSafe(token: string): boolean {
  return !/^-?\d+$/.test(token) || Number.isSafeInteger(Number(token));
}
