import type { Problem } from './types';

/** What the service said went wrong, or that it could not be reached. */
export class ApiError extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.title);
    this.problem = problem;
  }

  /** What is wrong with one field of the body, by JSON Pointer. */
  field(pointer: string): string | undefined {
    return this.problem.errors?.find((error) => error.pointer.startsWith(pointer))?.detail;
  }
}

const UNREACHABLE: Problem = {
  type: 'urn:glacis:problem:unreachable',
  title: 'The service does not answer',
  status: 0,
  detail: 'Check that it runs, then try again.',
};

// Another site's page cannot set this header, so a request that has it comes from ours.
const OURS = { 'X-Glacis-Request': '1' };

async function ask(method: string, path: string, body?: unknown): Promise<Response> {
  const headers: Record<string, string> = { ...OURS, Accept: 'application/json, application/pdf' };
  const init: RequestInit = { method, headers, credentials: 'same-origin', redirect: 'error' };
  if (body !== undefined) {
    headers['Content-Type'] = 'application/json';
    init.body = JSON.stringify(body);
  }
  let response: Response;
  try {
    response = await fetch(`/api/v1${path}`, init);
  } catch {
    throw new ApiError(UNREACHABLE);
  }
  if (!response.ok) {
    throw new ApiError(await problemOf(response));
  }
  return response;
}

async function problemOf(response: Response): Promise<Problem> {
  try {
    return (await response.json()) as Problem;
  } catch {
    return { ...UNREACHABLE, status: response.status, title: `The service answered ${response.status}` };
  }
}

export async function get<T>(path: string): Promise<T> {
  return (await (await ask('GET', path)).json()) as T;
}

export async function post<T>(path: string, body: unknown): Promise<T> {
  return (await (await ask('POST', path, body)).json()) as T;
}

export async function remove(path: string): Promise<void> {
  await ask('DELETE', path);
}

/** A file that the service makes, with the name that it gave it. */
export async function download(path: string): Promise<{ name: string; bytes: Blob }> {
  const response = await ask('POST', path);
  const named = /filename="([A-Za-z0-9._-]+)"/.exec(response.headers.get('Content-Disposition') ?? '');
  return { name: named?.[1] ?? 'report.pdf', bytes: await response.blob() };
}

/** A query string of the values that are given. */
export function query(values: Record<string, string | number | undefined>): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(values)) {
    if (value !== undefined && value !== '') {
      parameters.set(name, String(value));
    }
  }
  const text = parameters.toString();
  return text === '' ? '' : `?${text}`;
}
