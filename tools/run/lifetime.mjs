/**
 * How this command ends: on a signal, when its parent is gone, or when something it runs fails. Everything that was
 * started is stopped once, in reverse order, however many signals arrive.
 */
export class Lifetime {
  #stops = [];
  #ending;

  constructor() {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => void this.end(0));
    process.on('disconnect', () => void this.end(0));
    process.channel?.unref();
  }

  get isEnding() {
    return this.#ending !== undefined;
  }

  /** Registers what to do at the end; the last one registered is stopped first. */
  add(stop) {
    this.#stops.unshift(stop);
  }

  /** Never returns: the process exits with `code` when everything has stopped. */
  end(code) {
    this.#ending ??= (async () => {
      for (const stop of this.#stops) await stop();
      process.exit(code);
    })();
    return this.#ending;
  }
}
