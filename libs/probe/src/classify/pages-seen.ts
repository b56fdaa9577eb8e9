import type { ControlReport } from '../control/control-report';
import { sisterSite } from '../address/same-site';
import type { Observations, UrlObservation } from '../observations';
import { isPage } from './hop-outcome';
import type { Twin } from './verdict';

/** Pages that are remembered; beyond that the oldest go. */
const MAX_PAGES = 2_000;
const MAX_TWINS = 4;

const plainPageOf = ({ hops }: UrlObservation): string | null => {
  const last = hops.at(-1);
  return last && isPage(last) && !last.http?.authenticated && !last.http?.bodyFailure
    ? (last.http?.bodyHash ?? null)
    : null;
};

/**
 * Which pages this network showed over plain http, to which names, and what their controls got instead: a page that
 * stands before two unrelated names belongs to neither.
 */
export class PagesSeen {
  private readonly twins = new Map<string, Twin[]>();

  /** Other names that were shown a page of the target's. */
  twinsOf({ host, urls }: Observations): Twin[] {
    const seen = urls.flatMap((url) => this.twins.get(plainPageOf(url) ?? '') ?? []);
    return seen.filter((twin) => !sisterSite(twin.host, host));
  }

  note({ host, urls }: Observations, report: ControlReport): void {
    if (report.kind !== 'outside') return;
    urls.forEach((url, index) => {
      const here = plainPageOf(url);
      const theirs = report.urls[index]?.hops.at(-1);
      const outside = theirs && isPage(theirs) ? theirs.http?.bodyHash : null;
      if (here && outside && outside !== here) this.add(here, { host, outside });
    });
  }

  private add(page: string, twin: Twin): void {
    const others = (this.twins.get(page) ?? []).filter(({ host }) => host !== twin.host);
    this.twins.delete(page);
    this.twins.set(page, [twin, ...others].slice(0, MAX_TWINS));
    const [oldest] = this.twins.keys();
    if (this.twins.size > MAX_PAGES && oldest !== undefined) this.twins.delete(oldest);
  }
}
