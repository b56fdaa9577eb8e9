import type { FastifyRequest } from 'fastify';

/**
 * Whether a page may use our cookies. Browsers name the page's origin with every POST, and say themselves whether it is
 * ours (`Sec-Fetch-Site`, over TLS and on localhost), which no script can change; programs send neither.
 */
export function isOwnOrigin(
  { headers, host }: Pick<FastifyRequest, 'headers' | 'host'>,
  allowed: readonly string[],
): boolean {
  const { origin, 'sec-fetch-site': site } = headers;
  if (origin === undefined || allowed.includes(origin)) return true;
  if (site !== undefined) return site === 'same-origin';
  return URL.canParse(origin) && new URL(origin).host === host;
}
