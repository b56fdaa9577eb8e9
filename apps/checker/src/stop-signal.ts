/** Fires on SIGINT, SIGTERM, and when the process that started this one goes away. A second signal ends it at once. */
export function stopSignal(): AbortSignal {
  const controller = new AbortController();
  const stop = () => {
    if (controller.signal.aborted) process.exit(130);
    controller.abort();
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  process.once('disconnect', () => controller.abort());
  return controller.signal;
}
