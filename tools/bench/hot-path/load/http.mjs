import { randomUUID } from 'node:crypto';
import { Pool } from 'undici';
import { idOf, isBlocked } from '../domains.mjs';

export const UPDATE = '/api/urls/update';
export const BULK = '/api/urls/bulk-update';
export const LIST = '/api/urls';

const JSON_BODY = { 'content-type': 'application/json' };

/** Kept-alive connections to one server, one request on each at a time. `ca`: the root that signed its certificate. */
export const connections = (url, count, ca) =>
  new Pool(url, { connections: count, pipelining: 1, bodyTimeout: 120_000, headersTimeout: 120_000, connect: { ca } });

/** A report on domain `n`: as it was seeded in even rounds, the opposite in odd ones. */
export const report = (n, round = 0) => ({
  id: idOf(n),
  scanResult: { status: isBlocked(n) === (round % 2 === 0) ? 'blocked' : 'accessible' },
});

/** The `turn`th report that changes a verdict, in these domains again and again. */
export const change = (turn, { first, domains }) => report(first + (turn % domains), 1 + Math.floor(turn / domains));

export async function send(pool, method, path, content, headers = {}) {
  const body = JSON.stringify(content);
  const answer = await pool.request({ method, path, headers: { ...JSON_BODY, ...headers }, body });
  const text = await answer.body.text();
  if (answer.statusCode === 200) return text;
  throw new Error(`${method} ${path} was answered with ${answer.statusCode}: ${text.slice(0, 200)}`);
}

/** `key`: of a checker that shows one. */
export const post = (pool, path, content, key) =>
  send(pool, 'POST', path, content, key && { authorization: `Bearer ${key}` });

/** Moves the checkers' list to a new version, by another note of the first domain. */
export const changeList = (pool, token) =>
  send(pool, 'PATCH', `/api/domains/${idOf(0)}`, { note: randomUUID() }, { authorization: `Bearer ${token}` });

/** How long a `GET` took to its first byte and to its last, in milliseconds. */
export async function download(pool, path, headers = {}) {
  const start = performance.now();
  const { statusCode, headers: answered, body } = await pool.request({ method: 'GET', path, headers });
  let first;
  let bytes = 0;
  for await (const chunk of body) {
    first ??= performance.now() - start;
    bytes += chunk.length;
  }
  const whole = performance.now() - start;
  if (statusCode !== 200 && statusCode !== 304) throw new Error(`GET ${path} was answered with ${statusCode}`);
  return { first: first ?? whole, whole, bytes, tag: answered.etag };
}
