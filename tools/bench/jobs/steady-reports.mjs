import { setTimeout as after } from 'node:timers/promises';
import { connections, report, UPDATE } from '../hot-path/load/http.mjs';

/** One in seven says the opposite of what was known. */
const CHANGES = 7;
/** Reports that may be under way at once, as those of a fleet are: with few, the next would wait here and not there. */
const CONNECTIONS = 64;

/** Reports on these domains at a fixed rate until it is stopped, each counted from when it was due. */
export class SteadyReports {
  #took = [];
  #lost = 0;
  #stopped = false;
  #begun = new Set();

  constructor(url, { perSecond, domains }) {
    this.pool = connections(url, CONNECTIONS);
    this.running = this.#run(perSecond, domains);
  }

  /** What has come since it was asked last: milliseconds each, and how many were not answered with 200. */
  taken() {
    const since = { took: this.#took, lost: this.#lost };
    [this.#took, this.#lost] = [[], 0];
    return since;
  }

  async stop() {
    this.#stopped = true;
    await this.running;
    await Promise.all(this.#begun);
    await this.pool.close();
  }

  async #run(perSecond, domains) {
    const begin = performance.now();
    for (let n = 0; !this.#stopped; n += 1) {
      const due = begin + (n * 1000) / perSecond;
      const early = due - performance.now();
      if (early > 0) await after(early);
      const sent = this.#send(due, report(n % domains, n % CHANGES === 0 ? 1 : 0));
      this.#begun.add(sent);
      void sent.finally(() => this.#begun.delete(sent));
    }
  }

  async #send(due, body) {
    try {
      const headers = { 'content-type': 'application/json' };
      const answer = await this.pool.request({ method: 'POST', path: UPDATE, headers, body: JSON.stringify(body) });
      await answer.body.dump();
      if (answer.statusCode !== 200) this.#lost += 1;
    } catch {
      this.#lost += 1;
    }
    this.#took.push(performance.now() - due);
  }
}
