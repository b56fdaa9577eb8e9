/** Milliseconds that each stage may take, and one domain altogether. */
export interface Deadlines {
  dns: number;
  /** How long a DNS socket stays open for a second, different answer, which betrays injection. */
  lateAnswer: number;
  tcp: number;
  tls: number;
  /** Fetching the certificates that a server left out. */
  issuer: number;
  http: number;
  target: number;
}

export const DEFAULT_DEADLINES: Deadlines = {
  dns: 4_000,
  lateAnswer: 500,
  tcp: 10_000,
  tls: 10_000,
  issuer: 3_000,
  http: 10_000,
  target: 60_000,
};

interface Bounds<T> {
  ms: number;
  signal: AbortSignal;
  /** What the promise becomes when time is up, or when the whole measurement was called off. */
  otherwise: (why: 'generic_timeout_error' | 'interrupted') => T;
}

/**
 * Runs one stage that always settles: with what `start` settles it with, or after `ms`, or when the signal fires,
 * whichever is first. The function that `start` returns frees what it opened and runs exactly once, after settling.
 */
export function settleWithin<T>(
  { ms, signal, otherwise }: Bounds<T>,
  start: (settle: (value: T) => void) => () => void,
): Promise<T> {
  if (signal.aborted) return Promise.resolve(otherwise('interrupted'));
  return new Promise<T>((resolve) => {
    let release = () => {};
    let settled = false;
    const settle = (value: T) => {
      if (settled) return;
      settled = true;
      clearTimeout(timer);
      signal.removeEventListener('abort', interrupt);
      release();
      resolve(value);
    };
    const interrupt = () => settle(otherwise('interrupted'));
    const timer = setTimeout(() => settle(otherwise('generic_timeout_error')), ms);
    signal.addEventListener('abort', interrupt, { once: true });
    release = start(settle);
    if (settled) release();
  });
}
