import { Injectable } from '@nestjs/common';
import type { AvailabilityDto, DomainHistoryDto, HistoryRangeDto } from '@nawala/contracts';
import { Clock } from '../common/clock';
import { Env } from '../config/env';
import { MEASURED_KINDS } from '../domains/history-row';
import { DomainReader } from '../domains/domain-reader';
import { parseMark } from './page-mark';
import { dateOf } from './row-query';
import { availabilityOf } from './strips/shares';
import { Standings, type WatchedDomain } from './strips/standings';
import { presentTransition } from './transition.presenter';
import { TransitionsService } from './transitions.service';

const DAY_MS = 86_400_000;

@Injectable()
export class DomainHistory {
  constructor(
    private readonly domains: DomainReader,
    private readonly transitions: TransitionsService,
    private readonly standings: Standings,
    private readonly clock: Clock,
    private readonly env: Env,
  ) {}

  /** Of what the domain measures now: what its earlier name went through is another target's history. */
  async list(id: string, { from, to, before, limit }: HistoryRangeDto): Promise<DomainHistoryDto> {
    const domain = await this.domains.find(id);
    const { rows, next } = await this.transitions.page({
      by: 'at',
      from: dateOf(from),
      until: dateOf(to),
      before: before === undefined ? undefined : parseMark(before),
      limit,
      kinds: MEASURED_KINDS,
      where: { domain: domain._id, target: domain.domain },
    });
    const names = new Set([...domain.vantages, ...rows].map(({ vantage }) => vantage));
    const availability = await this.availability(domain, dateOf(from), dateOf(to));
    return { transitions: rows.map(presentTransition), next, vantages: [...names].sort(), availability };
  }

  /** Left out, the range is as long as the domain has been there, or history is kept, and ends now, as every range does. */
  private async availability(domain: WatchedDomain, from?: Date, to?: Date): Promise<AvailabilityDto> {
    const now = this.clock.now();
    const kept = new Date(now.getTime() - this.env.HISTORY_DAYS * DAY_MS);
    const since = domain.targetSince ?? domain.createdAt;
    const end = to && to < now ? to : now;
    const begin = from ?? (since > kept ? since : kept);
    const range = { from: begin < end ? begin : end, to: end };
    const [stood] = await this.standings.within(range, [domain]);
    return availabilityOf(stood?.of() ?? [], range);
  }
}
