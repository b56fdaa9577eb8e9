import { partsOf } from './domain-table';
import type { Interned } from './interned';

interface Counted {
  ada: number;
  tidakAda: number;
  /** Domains of which its answer alone counts. */
  more: number;
}

const sum = (counts: Uint32Array): number => counts.reduce((all, count) => all + count, 0);

/** What each vantage says of domains, counted by all that is said of one together: that is taken apart once. */
export class SeenBy {
  private readonly all = new Uint32Array(this.texts.end);
  private readonly only = new Map<string, Uint32Array>();

  /** @param texts what is said of domains, by number */
  constructor(private readonly texts: Interned) {}

  /** @param vantage its answer alone counts; undefined: that of every vantage */
  add(seen: number, vantage?: string): void {
    let counts = vantage === undefined ? this.all : this.only.get(vantage);
    if (!counts) this.only.set(vantage!, (counts = new Uint32Array(this.texts.end)));
    counts[seen]! += 1;
  }

  /** In the order of their names. A vantage that has no answer for a domain says `unknown`. */
  get(): { vantage: string; ada: number; tidakAda: number; unknown: number }[] {
    const counted = new Map<string, Counted>();
    const of = (vantage: string): Counted => {
      const counts = counted.get(vantage) ?? { ada: 0, tidakAda: 0, more: 0 };
      counted.set(vantage, counts);
      return counts;
    };
    const count = (domains: Uint32Array, only?: string): void =>
      domains.forEach((some, number) => {
        for (const each of some > 0 ? partsOf(this.texts.at(number)) : []) {
          const vantage = each.slice(0, each.lastIndexOf(':'));
          if (only !== undefined && vantage !== only) continue;
          if (each.endsWith(':ada')) of(vantage).ada += some;
          else if (each.endsWith(':tidak-ada')) of(vantage).tidakAda += some;
          else of(vantage);
        }
      });
    count(this.all);
    for (const [vantage, domains] of this.only) {
      of(vantage).more = sum(domains);
      count(domains, vantage);
    }
    const total = sum(this.all);
    return [...counted]
      .map(([vantage, { ada, tidakAda, more }]) => ({ vantage, ada, tidakAda, unknown: total + more - ada - tidakAda }))
      .sort((one, other) => (one.vantage < other.vantage ? -1 : 1));
  }
}
