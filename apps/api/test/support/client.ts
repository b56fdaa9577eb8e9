import { mustBeDescribed } from './described';

/** One answer, read to its end. `body` is parsed when it is JSON, else text. */
export interface Answer<T = unknown> {
  status: number;
  headers: Headers;
  body: T;
}

type Method = 'GET' | 'POST' | 'PATCH' | 'DELETE' | 'PUT';

/** Asks over the network, as any client does. Objects are sent as JSON, strings as they are. */
export interface Client {
  request<T = unknown>(
    method: Method,
    path: string,
    body?: unknown,
    headers?: Record<string, string>,
  ): Promise<Answer<T>>;
  get<T = unknown>(path: string, headers?: Record<string, string>): Promise<Answer<T>>;
  post<T = unknown>(path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer<T>>;
  patch<T = unknown>(path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer<T>>;
  delete<T = unknown>(path: string, headers?: Record<string, string>): Promise<Answer<T>>;
}

export function clientOf(url: string, accessToken?: string): Client {
  const authorization = accessToken === undefined ? {} : { authorization: `Bearer ${accessToken}` };
  const request: Client['request'] = async <T>(
    method: Method,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Answer<T>> => {
    const json = body === undefined ? {} : { 'content-type': 'application/json' };
    const answer = await fetch(url + path, {
      method,
      headers: { ...authorization, ...json, ...headers },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const text = await answer.text();
    const isJson = /[/+]json/.test(answer.headers.get('content-type') ?? '');
    const { status } = answer;
    const read = { status, headers: answer.headers, body: (isJson ? JSON.parse(text) : text) as T };
    await mustBeDescribed(url, method, path, read);
    return read;
  };
  return {
    request,
    get: (path, headers) => request('GET', path, undefined, headers),
    post: (path, body, headers) => request('POST', path, body, headers),
    patch: (path, body, headers) => request('PATCH', path, body, headers),
    delete: (path, headers) => request('DELETE', path, undefined, headers),
  };
}
