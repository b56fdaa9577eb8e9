import { lookup } from 'node:dns/promises';
import { settleWithin } from '../deadline';
import type { Failure } from '../failure';
import type { SystemObservation } from '../observations';
import { printable } from '../printable';

/** All addresses of a name, as the programs of this machine get them. Rejects with Node's codes. */
export type AskSystem = (name: string) => Promise<string[]>;

/** getaddrinfo, with the hosts file and whatever caches there are. The dot keeps the search list away. */
export const getaddrinfo: AskSystem = async (name) => {
  const found = await lookup(`${name}.`, { all: true, order: 'verbatim' });
  return found.map(({ address }) => address);
};

/** getaddrinfo cannot tell a name that does not exist from one without an address. */
const FAILURES: Record<string, Failure> = { ENOTFOUND: 'dns_nxdomain_error', EAI_AGAIN: 'dns_servfail_error' };
const MAX_ADDRESSES = 32;
const USUAL_THREADS = 4;

let running = 0;

/**
 * A look-up occupies a thread of libuv's pool until the system gives up, deadline or not, and the pool serves others
 * too: one thread stays free. `UV_THREADPOOL_SIZE` makes it larger.
 */
const mayRun = (): boolean => running < Math.max(1, (Number(process.env['UV_THREADPOOL_SIZE']) || USUAL_THREADS) - 1);

interface SystemLookup {
  ask: AskSystem;
  timeoutMs: number;
  signal: AbortSignal;
}

/** One look-up through the system. Null when the pool is too busy to ask at all. Never rejects. */
export function systemLookup(
  name: string,
  { ask, timeoutMs, signal }: SystemLookup,
): Promise<SystemObservation | null> {
  if (!mayRun()) return Promise.resolve(null);
  const started = performance.now();
  const seen = (failure: Failure | null, addresses: string[] = []): SystemObservation => ({
    addresses: addresses.slice(0, MAX_ADDRESSES).map((address) => printable(address, 64)),
    failure,
    durationMs: Math.round(performance.now() - started),
  });
  return settleWithin<SystemObservation>({ ms: timeoutMs, signal, otherwise: seen }, (settle) => {
    running++;
    ask(name)
      .then(
        (addresses) => settle(seen(null, addresses)),
        (error: { code?: string }) => settle(seen(FAILURES[error.code ?? ''] ?? 'unknown_failure')),
      )
      .finally(() => running--);
    return () => undefined;
  });
}
