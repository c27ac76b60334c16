import { problemOf } from './problem';

/** Asks for the password; whether it was given. Null: nobody can ask, as before the first page is shown. */
type Asker = () => Promise<boolean>;

let asker: Asker | null = null;

/** Says who asks for the password. Returns how to take that back. */
export function registerAsker(ask: Asker): () => void {
  asker = ask;
  return () => {
    if (asker === ask) asker = null;
  };
}

/** Sends a request. Where the service wants the password first, asks for it and sends the request again. */
export async function fetchWithPassword(request: Request): Promise<Response> {
  const again = request.clone();
  const response = await globalThis.fetch(request);
  if (response.status !== 403 || asker === null || !(await wantsPassword(response.clone()))) return response;
  return (await asker()) ? globalThis.fetch(again) : response;
}

async function wantsPassword(response: Response): Promise<boolean> {
  const body: unknown = await response.json().catch(() => null);
  return problemOf(response.status, body).code === 'reauthentication_required';
}
