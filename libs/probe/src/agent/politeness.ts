import { getDomain } from 'tldts';

/** Checks at once against one registrable domain: its servers are not what is being tested. */
const PER_SITE = 4;

/** Lets only so many tasks run at once per site; the others wait their turn. */
export class Politeness {
  private readonly running = new Map<string, number>();
  private readonly waiting = new Map<string, (() => void)[]>();

  async run<T>(host: string, task: () => Promise<T>): Promise<T> {
    const site = getDomain(host, { allowPrivateDomains: true }) ?? host;
    await this.enter(site);
    try {
      return await task();
    } finally {
      this.leave(site);
    }
  }

  private enter(site: string): Promise<void> | undefined {
    const running = this.running.get(site) ?? 0;
    if (running < PER_SITE) {
      this.running.set(site, running + 1);
      return undefined;
    }
    return new Promise((resolve) => this.waiting.set(site, [...(this.waiting.get(site) ?? []), resolve]));
  }

  /** Whoever waits takes the place over; else it becomes free. */
  private leave(site: string): void {
    const [next, ...others] = this.waiting.get(site) ?? [];
    if (others.length > 0) this.waiting.set(site, others);
    else this.waiting.delete(site);
    if (next) return next();
    const running = (this.running.get(site) ?? 1) - 1;
    if (running > 0) this.running.set(site, running);
    else this.running.delete(site);
  }
}
