import { Injectable } from '@nestjs/common';
import type { DomainHistoryDto, HistoryRangeDto } from '@nawala/contracts';
import { MEASURED_KINDS } from '../domains/history-row';
import { DomainReader } from '../domains/domain-reader';
import { parseMark } from './page-mark';
import { dateOf } from './row-query';
import { presentTransition } from './transition.presenter';
import { TransitionsService } from './transitions.service';

@Injectable()
export class DomainHistory {
  constructor(
    private readonly domains: DomainReader,
    private readonly transitions: TransitionsService,
  ) {}

  /** Of what the domain measures now: what its earlier name went through is another target's history. */
  async list(id: string, { from, to, before, limit }: HistoryRangeDto): Promise<DomainHistoryDto> {
    const { _id, domain, vantages } = await this.domains.find(id);
    const { rows, next } = await this.transitions.page({
      by: 'at',
      from: dateOf(from),
      until: dateOf(to),
      before: before === undefined ? undefined : parseMark(before),
      limit,
      kinds: MEASURED_KINDS,
      where: { domain: _id, target: domain },
    });
    const names = new Set([...vantages, ...rows].map(({ vantage }) => vantage));
    return { transitions: rows.map(presentTransition), next, vantages: [...names].sort() };
  }
}
