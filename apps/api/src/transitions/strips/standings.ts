import { Injectable } from '@nestjs/common';
import type { Types } from 'mongoose';
import { Env } from '../../config/env';
import { DomainOutbox } from '../../domains/domain-outbox';
import type { DomainStanding } from '../../domains/domain-standings';
import { TransitionsRepository } from '../transitions.repository';
import { type Segment, segmentsOf, type StandingNow, type TimeRange } from './segments';
import type { StoredStandingRow } from './standing-row';

/** A domain as far as it matters how it stood. */
export type WatchedDomain = Pick<
  DomainStanding,
  '_id' | 'domain' | 'nawala' | 'active' | 'vantages' | 'targetSince' | 'createdAt'
>;

/** How one domain stood within a range; `of` gives it for one vantage, or for the verdict of the whole. */
export interface StoodDomain {
  /** Whoever was heard in that time, or is known now, by name. */
  vantages: string[];
  of(vantage?: string): Segment[];
}

const standingNow = ({ nawala, active, vantages, targetSince, createdAt }: WatchedDomain): StandingNow => ({
  status: nawala.status,
  active,
  since: targetSince ?? createdAt,
  vantages,
});

/** How domains stood, from history alone: what is measured now, not what an earlier name of theirs went through. */
@Injectable()
export class Standings {
  constructor(
    private readonly transitions: TransitionsRepository,
    private readonly outbox: DomainOutbox,
    private readonly env: Env,
  ) {}

  /** One for each domain, in their order. */
  async within(range: TimeRange, domains: readonly WatchedDomain[]): Promise<StoodDomain[]> {
    const rows = await this.rowsOf(
      domains.map(({ _id }) => _id),
      range.from,
    );
    return domains.map((domain) => {
      const all = rows.get(domain._id.toHexString()) ?? [];
      const own = all.filter(({ kind, target }) => kind === 'edit' || target === domain.domain);
      const heard = own.filter(({ kind }) => kind !== 'edit');
      const names = new Set([...domain.vantages, ...heard].map(({ vantage }) => vantage));
      const now = standingNow(domain);
      return {
        vantages: [...names].sort(),
        of: (vantage) => segmentsOf(own, now, range, this.env.STALE_AFTER, vantage),
      };
    });
  }

  /** By domain (hex). Looks where rows come from before it looks where they go, so that none slips through between. */
  private async rowsOf(domains: readonly Types.ObjectId[], from: Date): Promise<Map<string, StoredStandingRow[]>> {
    const pending = await this.outbox.rowsOf(domains.map((id) => id.toHexString()));
    const each = new Map<string, StoredStandingRow>();
    for await (const rows of this.transitions.standing(domains, from))
      for (const row of rows) each.set(row._id.toHexString(), row);
    for (const row of pending) if (row.at >= from) each.set(row._id.toHexString(), row);
    return Map.groupBy(each.values(), ({ domain }) => domain.toHexString());
  }
}
