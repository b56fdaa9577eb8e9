import { Injectable } from '@nestjs/common';
import type { ListDomainsDto } from '@nawala/contracts';
import type { Types } from 'mongoose';
import { BrandsService } from '../brands/brands.service';
import { Clock } from '../common/clock';
import { DomainChanges } from './domain-changes';
import { domainFilter, rankOfFilter } from './domain-list.query';
import { CachedCounts } from './cached-counts';
import { DomainsRepository } from './domains.repository';

type Wanted = Pick<ListDomainsDto, 'q' | 'status' | 'tag' | 'active'>;

/** Whether the counts cannot tell: the same words may begin terms of any domain. */
export const needsSearch = ({ q, tag }: Wanted): boolean => (q ?? '').trim() !== '' || (tag?.length ?? 0) > 0;

interface Known {
  version: string;
  at: number;
  total: Promise<number>;
}

/** Searches whose totals are remembered. */
const MAX_REMEMBERED = 500;

/** As for the cached counts: see there. */
const MAX_AGE_MS = 60_000;

/**
 * How many domains a list has in all, exactly. What the cached counts add up to costs nothing; what only a search can tell is
 * counted once, and again only when a domain has changed that could make a difference (docs/adr/0007).
 */
@Injectable()
export class ListTotals {
  private readonly known = new Map<string, Known>();

  constructor(
    private readonly domains: DomainsRepository,
    private readonly counts: CachedCounts,
    private readonly changes: DomainChanges,
    private readonly brands: BrandsService,
    private readonly clock: Clock,
  ) {}

  /** Only for what needs no search. `brands` are the ids behind the codes that were asked for; undefined when none were. */
  async added({ status, active }: Wanted, brands: readonly Types.ObjectId[] | undefined): Promise<number> {
    const ids = brands?.map((id) => id.toHexString()) ?? [...(await this.brands.refs()).keys()];
    const ranks = status && status.length > 0 ? status.map(rankOfFilter) : undefined;
    return (await this.counts.rows(ids))
      .filter((row) => (active === undefined || row.active === active) && (ranks?.includes(row.rank) ?? true))
      .reduce((total, { count }) => total + count, 0);
  }

  async searched(wanted: Wanted, brands: readonly Types.ObjectId[] | undefined): Promise<number> {
    const version = await this.versionOf(wanted, brands);
    const key = JSON.stringify([wanted.q, wanted.status, wanted.tag, wanted.active, brands]);
    const now = this.clock.now().getTime();
    const known = this.known.get(key);
    if (known?.version === version && now - known.at < MAX_AGE_MS) return known.total;
    const counted = { version, at: now, total: this.domains.count(domainFilter(wanted, brands)) };
    this.remember(key, counted);
    counted.total.catch(() => this.known.delete(key));
    return counted.total;
  }

  /** Moves with every change that could change the total, and with few others. */
  private async versionOf({ status }: Wanted, brands: readonly Types.ObjectId[] | undefined): Promise<string> {
    const marks = await this.changes.marks();
    const theirs = brands ? brands.flatMap((id) => marks.get(id.toHexString()) ?? []) : [...marks.values()];
    const sum = (of: 'edits' | 'verdicts') => theirs.reduce((total, mark) => total + mark[of], 0);
    return `${sum('edits')}.${status && status.length > 0 ? sum('verdicts') : ''}`;
  }

  private remember(key: string, known: Known): void {
    this.known.delete(key);
    const [oldest] = this.known.keys();
    if (this.known.size >= MAX_REMEMBERED && oldest !== undefined) this.known.delete(oldest);
    this.known.set(key, known);
  }
}
