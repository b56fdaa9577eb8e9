import { isUrl, openList } from './open-list.mjs';
import { readList } from './read-list.mjs';

const MINUTE = 60_000;
/** How often a list is looked at anew: a published one once an hour, a file as soon as it may have changed. */
const URL_EVERY_MS = 60 * MINUTE;
const FILE_EVERY_MS = MINUTE;
/** After a refusal. */
const AGAIN_MS = 5 * MINUTE;
/** Ten million names over a slow line. */
const DEADLINE_MS = 10 * MINUTE;
/** A list that lost more than a fifth is half a file rather than a change of mind. */
const SHRUNK = 0.8;

/**
 * A list that is read once and then kept up to date beside the look-ups; whatever comes instead of one leaves the old one
 * in place.
 */
export class KeptList {
  /** @type {{ names: import('./name-set.mjs').NameSet, mark: string, asOf: string } | undefined} */
  #current;
  /** @type {string | undefined} */
  #problem;
  /** @type {Promise<void> | undefined} */
  #reading;
  #dueAt = -Infinity;

  /**
   * @param {string} source a file, or an http(s) address
   * @param {{ now?: () => number }} [options]
   */
  constructor(source, { now = Date.now } = {}) {
    this.source = source;
    this.now = now;
  }

  /** Resolves when there is a list to look into; rejects with why there is none. */
  async ready() {
    if (!this.#reading && this.now() >= this.#dueAt) {
      this.#reading = this.#read().finally(() => (this.#reading = undefined));
    }
    if (!this.#current) await this.#reading;
    if (!this.#current) throw new Error(`the list ${this.#problem ?? 'cannot be read'}`);
  }

  /** Resolves when nothing is being read any more. */
  async settled() {
    await this.#reading;
  }

  /**
   * The first of these names that is on the list.
   *
   * @param {readonly string[]} names
   */
  find(names) {
    return names.find((name) => this.#current?.names.has(name));
  }

  /** What an answer rests on, and why it is not newer. */
  get about() {
    return {
      asOf: this.#current?.asOf,
      names: this.#current?.names.size,
      ...(this.#problem && { refused: `the list ${this.#problem}` }),
    };
  }

  async #read() {
    const again = isUrl(this.source) ? URL_EVERY_MS : FILE_EVERY_MS;
    try {
      const opened = await openList(this.source, this.#current?.mark, AbortSignal.timeout(DEADLINE_MS));
      if (opened) await this.#take(opened);
      this.#problem = undefined;
      this.#dueAt = this.now() + again;
    } catch (error) {
      const { message, cause } = /** @type {Error & { cause?: { code?: string } }} */ (error);
      this.#problem = cause?.code ? `cannot be read: ${cause.code}` : message;
      this.#dueAt = this.now() + Math.min(again, AGAIN_MS);
    }
  }

  /** @param {import('./open-list.mjs').OpenedList} opened */
  async #take({ body, mark, finish }) {
    let read;
    try {
      read = await readList(body);
    } catch (error) {
      await finish(0).catch(() => undefined);
      throw error;
    }
    await finish(read.bytes);
    const { names } = read;
    const had = this.#current?.names.size ?? 0;
    if (names.size < SHRUNK * had)
      throw new Error(`has ${names.size} names and had ${had}: start the checker anew if that is right`);
    this.#current = { names, mark, asOf: new Date(this.now()).toISOString() };
  }
}
