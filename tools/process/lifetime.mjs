import { constants } from 'node:os';
import { say } from '../setup/workspace.mjs';
import { endWithParent } from './parent.mjs';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'];
/** From the signal until what has not stopped by itself is killed, and until this process goes whatever hangs. */
const INSIST_AFTER_MS = 9_000;
const LEAVE_AFTER_MS = 9_500;

/**
 * How this command ends: on a signal, when its parent is gone, or when something it runs fails. Everything that was
 * started is stopped once, in reverse order, however many signals arrive, and within ten seconds.
 */
class Lifetime {
  #stops = [];
  #ending;
  #isServer = false;
  #insist = new AbortController();
  #hear = (signal) => void this.end(this.#isServer ? 0 : 128 + constants.signals[signal]);

  constructor() {
    for (const signal of SIGNALS) process.on(signal, this.#hear);
    endWithParent();
  }

  get isEnding() {
    return this.#ending !== undefined;
  }

  /** This command runs until it is told to stop: that is no failure. */
  serve() {
    this.#isServer = true;
  }

  /** Somebody else hears the signals from now on. */
  release() {
    for (const signal of SIGNALS) process.off(signal, this.#hear);
  }

  /**
   * Registers what to do at the end; the last one registered is stopped first.
   *
   * @param {(insist: AbortSignal) => unknown} stop `insist` fires when there is no time left for manners
   */
  add(stop) {
    this.#stops.push(stop);
  }

  /** Never returns: the process exits with `code` when everything has stopped. */
  end(code) {
    this.#ending ??= this.#end(code);
    return this.#ending;
  }

  async #end(code) {
    setTimeout(() => this.#insist.abort(), INSIST_AFTER_MS);
    setTimeout(() => process.exit(code), LEAVE_AFTER_MS);
    // Whatever was just starting may still register.
    for (let stop = this.#stops.pop(); stop; stop = this.#stops.pop()) {
      try {
        await stop(this.#insist.signal);
      } catch (error) {
        say(`Stopping failed: ${error.message}`);
      }
    }
    process.exit(code);
  }
}

export const lifetime = new Lifetime();
