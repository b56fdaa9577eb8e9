import { Pool } from 'undici';
import { idOf, isBlocked } from './samples.mjs';

const HEADERS = { 'content-type': 'application/json' };

/** Kept-alive connections to one server, one request on each at a time. */
export const connections = (url, count) => new Pool(url, { connections: count, pipelining: 1, bodyTimeout: 120_000 });

/** A report on domain `n`: as it was seeded in even rounds, the opposite in odd ones. */
export const report = (n, round = 0) => ({
  id: idOf(n),
  scanResult: { status: isBlocked(n) === (round % 2 === 0) ? 'blocked' : 'accessible' },
});

export async function post(pool, path, content) {
  const { statusCode, body } = await pool.request({
    method: 'POST',
    path,
    headers: HEADERS,
    body: JSON.stringify(content),
  });
  const text = await body.text();
  if (statusCode !== 200) throw new Error(`POST ${path} was answered with ${statusCode}: ${text.slice(0, 200)}`);
  return text;
}

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
  return { first: first ?? whole, whole, bytes, statusCode, tag: answered.etag };
}
