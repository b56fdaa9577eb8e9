import { Injectable } from '@nestjs/common';
import type { CheckerVantageDto } from '@nawala/contracts';
import { VantageAttempts } from '../../checker/vantages/vantage-attempts';
import { type SeenVantage, Vantages } from '../../checker/vantages/vantages';
import { Clock } from '../../common/clock';
import { DomainSelection } from '../../domains/list/domain-selection';

const LATELY_MS = 600_000;
/** Everybody who shows them reads them again when an agent speaks; counting is a pass over all domains. */
const KEPT_MS = 3000;

/** A vantage that somebody reports as, or did. */
export type VantageFigures = Omit<SeenVantage, 'lastSeen'> & {
  /** Null where that is so long ago that nothing but its results tells of it. */
  lastSeen: string | null;
} & Pick<CheckerVantageDto, 'ada' | 'tidakAda' | 'attempts' | 'inconclusive'>;

/** What each vantage says of the domains, and how much of what it tries tells anything. */
@Injectable()
export class VantageFiguresReader {
  private kept: { at: number; counts: Promise<Counts> } | undefined;

  constructor(
    private readonly vantages: Vantages,
    private readonly attempts: VantageAttempts,
    private readonly domains: DomainSelection,
    private readonly clock: Clock,
  ) {}

  /** By name. */
  async list(): Promise<VantageFigures[]> {
    const [vantages, { said, tried }] = await Promise.all([this.vantages.list(), this.counts()]);
    const heard = new Set(vantages.map(({ vantage }) => vantage));
    const left = [...said.keys()].filter((vantage) => !heard.has(vantage));
    const all = [...vantages, ...left.map((vantage) => ({ vantage, lastSeen: null, stale: true }))];
    return all.sort(byName).map((each) => {
      const { ada = 0, tidakAda = 0 } = said.get(each.vantage) ?? {};
      const { attempts = 0, inconclusive = 0 } = tried.get(each.vantage) ?? {};
      return { ...each, ada, tidakAda, attempts, inconclusive };
    });
  }

  /** Domains have just lost what a vantage said. */
  outdated(): void {
    this.kept = undefined;
  }

  private counts(): Promise<Counts> {
    const now = performance.now();
    if (this.kept && now - this.kept.at < KEPT_MS) return this.kept.counts;
    const kept = { at: now, counts: this.count() };
    this.kept = kept;
    kept.counts.catch(() => {
      if (this.kept === kept) this.kept = undefined;
    });
    return kept.counts;
  }

  private async count(): Promise<Counts> {
    const since = new Date(this.clock.now().getTime() - LATELY_MS);
    const [{ vantages }, tried] = await Promise.all([this.domains.counts({}), this.attempts.since(since)]);
    return { said: new Map(vantages.map((each) => [each.vantage, each])), tried };
  }
}

const byName = (one: { vantage: string }, other: { vantage: string }): number => (one.vantage < other.vantage ? -1 : 1);

interface Counts {
  said: ReadonlyMap<string, { ada: number; tidakAda: number }>;
  tried: Awaited<ReturnType<VantageAttempts['since']>>;
}
