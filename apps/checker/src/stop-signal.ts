import { setTimeout as pause } from 'node:timers/promises';

/** Ctrl-C reaches every process of its group, and npm and other parents pass it on again: for so long it is one request. */
const ONE_REQUEST_MS = 1_000;

/**
 * Fires on SIGINT, SIGTERM, SIGHUP unless a hang-up means something else, and when the process that started this one goes
 * away. A second request ends it at once.
 */
export function stopSignal({ hangUpStops = true } = {}): AbortSignal {
  const controller = new AbortController();
  let mayInsist = false;
  const stop = () => {
    if (mayInsist) process.exit(130);
    if (controller.signal.aborted) return;
    controller.abort();
    void pause(ONE_REQUEST_MS, undefined, { ref: false }).then(() => (mayInsist = true));
  };
  const hangUp = hangUpStops ? (['SIGHUP'] as const) : [];
  for (const signal of ['SIGINT', 'SIGTERM', ...hangUp] as const) process.on(signal, stop);
  process.once('disconnect', stop);
  return controller.signal;
}
