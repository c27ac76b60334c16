import { brand } from './brand';
/** A refusal of the service (RFC 9457), or that it could not be reached. */
export class ApiProblem extends Error {
  /** The HTTP status; 0 where there was no answer. */
  readonly status: number;
  /** What programs decide by; `unreachable` where there was no answer. */
  readonly code: string;
  /** What is wrong with which field. */
  readonly fields: Readonly<Record<string, string[]>>;

  constructor(status: number, code: string, message: string, fields: Record<string, string[]> = {}) {
    super(message);
    this.name = 'ApiProblem';
    this.status = status;
    this.code = code;
    this.fields = fields;
  }

  /** Whether the same request may succeed a moment later. */
  get isPassing(): boolean {
    return this.status === 0 || this.status >= 502;
  }

  /** What to call it in a heading. */
  get title(): string {
    if (this.status === 0) return `${brand.name} cannot be reached`;
    if (this.code === 'account_disabled') return 'Account disabled';
    if (this.code === 'reauthentication_required') return 'Password required';
    if (this.status === 401) return 'Not logged in';
    if (this.code === 'budget_exhausted') return 'Budget reached';
    if (this.code === 'credit_exhausted') return 'Not enough credit';
    if (this.status === 429) return 'Rate limit reached';
    if (this.status >= 500) return 'We couldn’t load this';
    return Object.keys(this.fields).length > 0 ? 'Check the highlighted fields' : 'Something went wrong';
  }
}

/** What openapi-fetch resolves to. */
interface Answer<T> {
  data?: T;
  error?: unknown;
  response: Response;
}

/** The data of an answer. Throws an ApiProblem for everything that is no success. */
export async function dataOf<T>(call: Promise<Answer<T>>): Promise<T> {
  const answer = await settled(call);
  if (answer.response.ok) return answer.data as T;
  throw problemOf(answer.response.status, answer.error);
}

async function settled<T>(call: Promise<Answer<T>>): Promise<Answer<T>> {
  try {
    return await call;
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw new ApiProblem(0, 'unreachable', 'Check your connection, or try again in a moment.');
  }
}

/** Reads a refusal. Whatever stands between browser and service may answer too, so nothing is taken for granted. */
export function problemOf(status: number, body: unknown): ApiProblem {
  const problem = isRecord(body) ? body : {};
  const text = [problem['detail'], problem['title']].find((value) => typeof value === 'string');
  return new ApiProblem(
    status,
    typeof problem['code'] === 'string' ? problem['code'] : 'error',
    text ?? `The service answered ${status}.`,
    fieldsOf(problem['errors']),
  );
}

function fieldsOf(errors: unknown): Record<string, string[]> {
  if (!isRecord(errors)) return {};
  return Object.fromEntries(
    Object.entries(errors).map(([field, texts]) => [
      field,
      Array.isArray(texts) ? texts.filter((text) => typeof text === 'string') : [],
    ]),
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
