/**
 * A checker's key (`nwl_…`) or a user's access token. A function is asked before every request and every connection, since
 * access tokens live for minutes.
 */
export type Token = string | (() => string | null | Promise<string | null>);

export interface ClientOptions {
  /** Where the API lives, such as `https://nawala.example.com`; a path in front of `/api` is kept. */
  url: string | URL;
  token?: Token;
  /** How often a request is sent again when nobody answers, or the API is busy: 5 unless given; 0 for never. */
  retries?: number;
  /** How long one answer may take, its body included. Milliseconds, 30,000 unless given. */
  timeoutMs?: number;
  /** The platform's own unless given. */
  fetch?: typeof globalThis.fetch;
}

/** What all calls share. */
export interface Connection {
  /** Ends in a slash. */
  base: URL;
  token: () => Promise<string | null>;
  retries: number;
  timeoutMs: number;
  fetch: typeof globalThis.fetch;
}

const withSlash = (url: URL): URL => new URL(url.pathname.endsWith('/') ? url : `${url.origin}${url.pathname}/`);

/** Throws a TypeError when `url` is none. */
export const connectionOf = ({
  url,
  token = () => null,
  retries = 5,
  timeoutMs = 30_000,
  fetch = globalThis.fetch.bind(globalThis),
}: ClientOptions): Connection => ({
  base: withSlash(new URL(url)),
  token: async () => (typeof token === 'string' ? token : token()),
  retries,
  timeoutMs,
  fetch,
});
