import { ownClock } from './own-clock';

/** Milliseconds of this process's own time that each stage may take, and one domain altogether. */
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

/** Calls back after so much of this process's own time; what it returns calls that off. */
function afterOwn(ms: number, then: () => void): () => void {
  const watch = ownClock.start();
  const look = () => {
    const left = ms - watch.elapsed();
    if (left < 1) then();
    else timer = setTimeout(look, left);
  };
  let timer = setTimeout(look, ms);
  return () => {
    clearTimeout(timer);
    watch.end();
  };
}

/** Runs work with a signal that fires when its time is up, or with the signal of the whole. */
export async function withDeadline<T>(
  ms: number,
  whole: AbortSignal | undefined,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const controller = new AbortController();
  const abort = () => controller.abort();
  const callOff = afterOwn(ms, abort);
  whole?.addEventListener('abort', abort, { once: true });
  if (whole?.aborted) abort();
  try {
    return await work(controller.signal);
  } finally {
    callOff();
    whole?.removeEventListener('abort', abort);
  }
}

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
      callOff();
      signal.removeEventListener('abort', interrupt);
      release();
      resolve(value);
    };
    const interrupt = () => settle(otherwise('interrupted'));
    const callOff = afterOwn(ms, () => settle(otherwise('generic_timeout_error')));
    signal.addEventListener('abort', interrupt, { once: true });
    release = start(settle);
    if (settled) release();
  });
}
