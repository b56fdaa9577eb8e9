import type { NawalaStatus } from '@nawala/contracts';
import type { Change } from './change';

/** More changes than this within the window are told in one sentence. */
const MOST_SINGLE = 3;
/** Of more domains than these a burst does not tell one from the other: a wave may go on for hours. */
export const MOST_COUNTED = 10_000;
const WINDOW_MS = 2_000;

/** A burst in numbers: how many domains, and what became of them. */
export interface Summary {
  changed: number;
  blocked: number;
  accessible: number;
  /** There were more than these. */
  more: boolean;
}

export type ToastPlan =
  | { show: 'each'; changes: readonly Change[] }
  /** `first`: of its burst. The others change it where it is still shown. */
  | { show: 'summary'; summary: Summary; first: boolean };

/** The last word on each domain: there and back again within one burst is one change. */
const latestPerDomain = (changes: readonly Change[]): Change[] => [
  ...new Map(changes.map((change) => [change.domainId, change])).values(),
];

/**
 * What to tell about changes as they arrive. Each gets its toast until a fourth comes within two seconds: then one summary
 * stands for the whole burst, and grows until there are two quiet seconds.
 */
export class ToastPolicy {
  /** The last word on each domain of the current burst, and when it was told. */
  private readonly burst = new Map<string, { to: NawalaStatus; told: number }>();
  private last = -Infinity;
  private summarised = false;
  private more = false;

  /**
   * @param arriving at least one
   * @param now milliseconds of a clock that only ever runs on
   * @param more not all that changed is among them
   */
  plan(arriving: readonly Change[], now: number, more = false): ToastPlan {
    this.forget(now);
    this.last = now;
    this.more ||= more;
    for (const { domainId, to } of arriving) this.count(domainId, { to, told: now });
    const first = !this.summarised;
    this.summarised ||= this.more || this.burst.size > MOST_SINGLE;
    return this.summarised
      ? { show: 'summary', summary: this.summary(), first }
      : { show: 'each', changes: latestPerDomain(arriving) };
  }

  /** What no longer belongs to the burst. */
  private forget(now: number): void {
    if (this.summarised && now - this.last <= WINDOW_MS) return;
    for (const [domainId, { told }] of this.burst) {
      if (this.summarised || now - told > WINDOW_MS) this.burst.delete(domainId);
    }
    this.summarised = false;
    this.more = false;
  }

  private count(domainId: string, word: { to: NawalaStatus; told: number }): void {
    if (this.burst.size < MOST_COUNTED || this.burst.has(domainId)) this.burst.set(domainId, word);
    else this.more = true;
  }

  private summary(): Summary {
    const sum = { changed: this.burst.size, blocked: 0, accessible: 0, more: this.more };
    for (const { to } of this.burst.values()) {
      if (to === 'ada') sum.blocked += 1;
      else if (to === 'tidak ada') sum.accessible += 1;
    }
    return sum;
  }
}
