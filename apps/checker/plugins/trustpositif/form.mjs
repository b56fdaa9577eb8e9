const BASE = 'https://trustpositif.komdigi.go.id';
const SESSION_MS = 10 * 60_000;
const MAX_PAGE = 512 * 1024;
/** Names per request; what is asked meanwhile waits for the next one, so that there is one request at a time. */
const MAX_NAMES = 100;
const TOKEN =
  /name=["']csrf_token["'][^>]*value=["']([^"']{1,200})["']|value=["']([^"']{1,200})["'][^>]*name=["']csrf_token["']/i;

/** @param {Response} response */
async function readText(response) {
  const decoder = new TextDecoder();
  let text = '';
  for await (const chunk of response.body ?? []) {
    text += decoder.decode(chunk, { stream: true });
    if (text.length > MAX_PAGE) throw new Error('TrustPositif answers more than it should');
  }
  return text;
}

/** @param {Response} response */
const cookiesOf = (response) =>
  response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';', 1)[0])
    .join('; ');

/** The names that an answer says are listed. @param {string} answer */
function listedIn(answer) {
  const values = JSON.parse(answer)?.values;
  if (!Array.isArray(values)) throw new Error('TrustPositif answers something that is no list');
  const listed = values.filter((row) => String(row?.Status).trim().toLowerCase() === 'ada');
  return new Set(listed.map((row) => String(row?.Domain).trim().toLowerCase()));
}

/**
 * The ministry's look-up form. Its page sets a session cookie and carries a token; both go with the look-up, whose answer is
 * `{ values: [{ Domain, Status: 'Ada' | 'Tidak Ada' }] }`.
 */
export class Form {
  /** @type {{ cookie: string, token: string, until: number } | undefined} */
  #session;
  /** @type {{ names: readonly string[], settle: (outcome: Set<string> | Error) => void }[]} */
  #waiting = [];
  #isAsking = false;

  /** @param {{ base?: string, now?: () => number }} [options] `base`: another address, for tests */
  constructor({ base = BASE, now = Date.now } = {}) {
    this.base = base;
    this.now = now;
  }

  /**
   * The first of these names that is listed; undefined when none is.
   *
   * @param {readonly string[]} names
   * @returns {Promise<string | undefined>}
   */
  async find(names) {
    const listed = await new Promise((resolve, reject) => {
      const settle = (/** @type {Set<string> | Error} */ outcome) =>
        outcome instanceof Error ? reject(outcome) : resolve(outcome);
      this.#waiting.push({ names, settle });
      if (!this.#isAsking) void this.#askAll();
    });
    return names.find((name) => listed.has(name));
  }

  async #askAll() {
    this.#isAsking = true;
    // Whoever asks in the same moment goes along.
    await Promise.resolve();
    while (this.#waiting.length > 0) {
      const asked = this.#waiting.splice(0, this.#roomFor());
      const names = new Set(asked.flatMap((each) => each.names));
      const outcome = await this.#ask([...names]).catch((error) => error);
      for (const { settle } of asked) settle(outcome);
    }
    this.#isAsking = false;
  }

  /** How many of those who wait go into one request; one at least. */
  #roomFor() {
    let names = 0;
    const over = this.#waiting.findIndex((each) => (names += each.names.length) > MAX_NAMES);
    return over === -1 ? this.#waiting.length : Math.max(1, over);
  }

  /** @param {string[]} names */
  async #ask(names) {
    const signal = AbortSignal.timeout(15_000);
    if (!this.#session || this.now() > this.#session.until) this.#session = await this.#open(signal);
    const response = await fetch(`${this.base}/Rest_server/getrecordsname_home`, {
      method: 'POST',
      headers: { Accept: 'application/json', Referer: `${this.base}/`, Cookie: this.#session.cookie },
      body: new URLSearchParams({ csrf_token: this.#session.token, name: names.join('\n') }),
      signal,
    });
    if (response.ok) return listedIn(await readText(response));
    this.#session = undefined;
    throw new Error(`TrustPositif answers ${response.status}`);
  }

  /** @param {AbortSignal} signal */
  async #open(signal) {
    const response = await fetch(`${this.base}/`, { signal });
    const token = TOKEN.exec(await readText(response));
    return { cookie: cookiesOf(response), token: token?.[1] ?? token?.[2] ?? '', until: this.now() + SESSION_MS };
  }
}
