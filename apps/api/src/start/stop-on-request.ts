/** Milliseconds after which we leave even if something does not end; everything acknowledged is on disk by then. */
const DEADLINE_MS = 8000;

/** Ends the process once, in order, however often and in whatever way it is asked to. */
export function stopOnRequest(stop: () => Promise<void>): void {
  let stopping = false;
  const request = (): void => {
    if (stopping) return;
    stopping = true;
    setTimeout(() => process.exit(1), DEADLINE_MS).unref();
    stop().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.on('SIGINT', request).on('SIGTERM', request);
  if (process.send) process.on('disconnect', request);
}
