import { NameHash, NameSet } from './name-set.mjs';

const LINE_BREAK = 10;
const DOT = 46;
const HASH = 35;
const STAR = 42;
const LESS_THAN = 60;

/** Of a hundred lines so many may be something else. */
const ODD_SHARE = 0.01;
/** Enough to tell a list from anything else before all of it has come. */
const EARLY = 1000;

/** @param {number} byte */
const isSpace = (byte) => byte === 32 || byte === 9 || byte === 13;

/** Lower case; 0 for what no host name holds. @param {number} byte */
function letterOf(byte) {
  if ((byte >= 97 && byte <= 122) || (byte >= 48 && byte <= 57) || byte === 45 || byte === 95) return byte;
  return byte >= 65 && byte <= 90 ? byte + 32 : 0;
}

/**
 * Names line by line, as mirrors publish them: `example.com`, also `*.example.com`, `.example.com` or `example.com.`; empty
 * lines and `# comments` pass. Holds no text, only the set that becomes of it.
 */
export class ListReader {
  names = new NameSet();
  bytes = 0;
  #hash = new NameHash();
  #line = 1;
  #odd = 0;
  #firstOdd = 0;
  /** Of the running line. */
  #letters = 0;
  #dots = 0;
  #dotPending = false;
  #isOdd = false;
  #isComment = false;
  #hasEnded = false;
  #endsWithBreak = true;

  constructor() {
    this.#hash.reset();
  }

  /**
   * Throws when what comes is no list.
   *
   * @param {Uint8Array} chunk
   */
  take(chunk) {
    for (let i = 0; i < chunk.length; i++) this.#byte(chunk[i] ?? 0);
    this.bytes += chunk.length;
    if (chunk.length > 0) this.#endsWithBreak = chunk[chunk.length - 1] === LINE_BREAK;
    if (this.#odd > EARLY) this.#judge();
  }

  /** Everything that was in it. Throws when it was no list, or not all of it. */
  finish() {
    if (!this.#endsWithBreak) throw new Error('ends in the middle of a line');
    this.names.finish();
    this.#judge();
    if (this.names.size === 0) throw new Error('holds no names');
    return this.names;
  }

  /** @param {number} byte */
  #byte(byte) {
    if (byte === LINE_BREAK) return this.#endLine();
    if (this.#isComment) return;
    if (isSpace(byte)) {
      this.#hasEnded = this.#letters > 0;
      return;
    }
    if (byte === LESS_THAN && this.#line === 1 && this.#letters === 0) throw new Error('is a web page');
    if (this.#letters === 0 && !this.#isOdd) {
      if (byte === HASH) this.#isComment = true;
      if (byte === HASH || byte === STAR || byte === DOT) return;
    }
    if (byte === DOT) {
      this.#isOdd ||= this.#dotPending;
      this.#dotPending = true;
      return;
    }
    const letter = letterOf(byte);
    if (letter === 0 || this.#hasEnded) this.#isOdd = true;
    if (this.#dotPending) {
      this.#hash.take(DOT);
      this.#dots++;
      this.#dotPending = false;
    }
    this.#hash.take(letter);
    this.#letters++;
  }

  #endLine() {
    const isEmpty = this.#letters === 0 && !this.#isOdd;
    if (!isEmpty && (this.#isOdd || this.#dots === 0)) {
      this.#odd++;
      this.#firstOdd ||= this.#line;
    } else if (!isEmpty) {
      this.#hash.finish();
      this.names.add(this.#hash);
    }
    this.#line++;
    this.#hash.reset();
    this.#letters = this.#dots = 0;
    this.#dotPending = this.#isOdd = this.#isComment = this.#hasEnded = false;
  }

  #judge() {
    if (this.#odd > ODD_SHARE * (this.#odd + this.names.size))
      throw new Error(`is no list of names: see its line ${this.#firstOdd}`);
  }
}

/**
 * Reads a list as it comes. Rejects when it is none, or not all of one.
 *
 * @param {AsyncIterable<Uint8Array>} body
 */
export async function readList(body) {
  const reader = new ListReader();
  for await (const chunk of body) reader.take(chunk);
  return { names: reader.finish(), bytes: reader.bytes };
}
