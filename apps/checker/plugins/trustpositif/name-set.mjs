/** Names per page: a page is sorted in one go, in some 20 ms, and nothing else happens meanwhile. */
const PAGE = 1 << 18;

/**
 * A hash of 64 bits, fed byte by byte; two of ten million names share one with a chance of 1 in 400,000.
 */
export class NameHash {
  a = 0;
  b = 0;

  reset() {
    this.a = 0x9e3779b1;
    this.b = 0x85ebca77;
  }

  /** @param {number} byte */
  take(byte) {
    this.a = Math.imul(this.a ^ byte, 0x9e3779b1);
    this.b = Math.imul(this.b ^ byte, 0x5f356495);
    this.a ^= this.a >>> 15;
    this.b ^= this.b >>> 13;
  }

  finish() {
    this.a = Math.imul(this.a ^ (this.b >>> 16), 0x85ebca6b);
    this.b = Math.imul(this.b ^ (this.a >>> 13), 0xc2b2ae35);
    this.a ^= this.b >>> 16;
  }
}

/** A set of millions of names in eight bytes each: sorted pages of hashes. */
export class NameSet {
  /** @type {BigUint64Array[]} */
  #pages = [];
  #page = new BigUint64Array(PAGE);
  #words = new Uint32Array(this.#page.buffer);
  #count = 0;

  /** How many names were put in; those that were put in twice count twice. */
  get size() {
    return this.#pages.reduce((sum, page) => sum + page.length, this.#count);
  }

  /** @param {NameHash} hash finished */
  add({ a, b }) {
    this.#words[2 * this.#count] = a;
    this.#words[2 * this.#count + 1] = b;
    if (++this.#count === PAGE) this.#close(this.#page);
  }

  /** Nothing is added after this. */
  finish() {
    this.#close(this.#page.slice(0, this.#count));
    return this;
  }

  /** @param {string} name ASCII, lower case */
  has(name) {
    const hash = new NameHash();
    hash.reset();
    for (let i = 0; i < name.length; i++) hash.take(name.charCodeAt(i));
    hash.finish();
    const words = new Uint32Array([hash.a, hash.b]);
    const [wanted = 0n] = new BigUint64Array(words.buffer);
    return this.#pages.some((page) => holds(page, wanted));
  }

  /** @param {BigUint64Array} page */
  #close(page) {
    if (page.length > 0) this.#pages.push(page.sort());
    this.#page = new BigUint64Array(PAGE);
    this.#words = new Uint32Array(this.#page.buffer);
    this.#count = 0;
  }
}

/**
 * @param {BigUint64Array} page sorted
 * @param {bigint} wanted
 */
function holds(page, wanted) {
  let [low, high] = [0, page.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    const value = page[middle] ?? 0n;
    if (value === wanted) return true;
    if (value < wanted) low = middle + 1;
    else high = middle;
  }
  return false;
}
