import { setTimeout as wait } from 'node:timers/promises';

/** The few calls that filling a fresh dashboard takes, made as any administrator would make them. */
export interface AdminApi {
  get<T>(path: string): Promise<T>;
  /** Undefined when it was there already (409). */
  create<T>(path: string, body: object): Promise<T | undefined>;
}

const STARTUP_MS = 60_000;
const RETRY_MS = 250;

async function read<T>(response: Response, what: string): Promise<T> {
  const body = (await response.json()) as T & { detail?: string };
  if (!response.ok) throw new Error(`${what}: ${response.status} ${body.detail ?? ''}`);
  return body;
}

/** Waits for an API that is still starting. */
async function patiently(call: () => Promise<Response>, signal: AbortSignal): Promise<Response> {
  const givesUpAt = Date.now() + STARTUP_MS;
  for (;;) {
    const response = await call().catch((error: Error) => error);
    const notYet = response instanceof Error || response.status === 503 || response.status === 502;
    if (!notYet) return response;
    if (Date.now() > givesUpAt || signal.aborted) throw new Error('The API did not start');
    await wait(RETRY_MS, undefined, { signal });
  }
}

/** Signs in as the administrator. Rejects when the API stays away for a minute or refuses the password. */
export async function signIn(api: URL, email: string, password: string, signal: AbortSignal): Promise<AdminApi> {
  const headers: Record<string, string> = { 'Content-Type': 'application/json' };
  const call = (path: string, body?: object) =>
    fetch(new URL(`api/${path}`, api), {
      method: body ? 'POST' : 'GET',
      headers,
      body: body ? JSON.stringify(body) : null,
      signal,
    });
  const login = await patiently(() => call('auth/login', { email, password }), signal);
  const { accessToken } = await read<{ accessToken: string }>(login, 'Signing in');
  headers['Authorization'] = `Bearer ${accessToken}`;

  return {
    get: async (path) => read(await call(path), path),
    async create(path, body) {
      const response = await call(path, body);
      return response.status === 409 ? undefined : read(response, path);
    },
  };
}
