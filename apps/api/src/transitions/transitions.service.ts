import { Injectable } from '@nestjs/common';
import type { ListTransitionsDto, TransitionDetailDto, TransitionPageDto } from '@nawala/contracts';
import { Clock } from '../common/clock';
import { Env } from '../config/env';
import { type HistoryRow, kindOf } from '../domains/history-row';
import type { HistoryArchive } from '../domains/history-archive';
import { DomainOutbox } from '../domains/domain-outbox';
import { matches, pageOf, type RowPage } from './history-rows';
import { type RowQuery, rowQueryOf } from './row-query';
import { presentTransitions, presentWithEvidence } from './transition.presenter';
import { TransitionNotFound } from './transitions.errors';
import { TransitionsRepository } from './transitions.repository';

const UPGRADE_BATCH = 1000;
const DAY_MS = 86_400_000;

/** A row from before there were kinds and numbers gets them. */
const complete = (row: HistoryRow): HistoryRow => ({ ...row, kind: kindOf(row.nawala), seq: row.seq ?? 0 });

@Injectable()
export class TransitionsService implements HistoryArchive {
  constructor(
    private readonly transitions: TransitionsRepository,
    private readonly outbox: DomainOutbox,
    private readonly clock: Clock,
    private readonly env: Env,
  ) {}

  /** Safe to call again with the same rows: each is stored once. Gives the scans of those that cannot be stored. */
  record(rows: readonly HistoryRow[]): Promise<ReadonlySet<string>> {
    return this.transitions.insertMissing(rows.map(complete));
  }

  async keep(rows: readonly HistoryRow[]): Promise<void> {
    await this.record(rows);
  }

  async list(asked: ListTransitionsDto): Promise<TransitionPageDto> {
    const query = rowQueryOf(asked);
    return query ? presentTransitions(await this.page(query)) : { items: [], next: null };
  }

  /** Looks where rows come from before it looks where they go, so that none slips through between. */
  async page(query: RowQuery): Promise<RowPage> {
    const pending = await this.pending(query.where.domain?.toHexString());
    return pageOf(query, await this.transitions.page(query), pending.filter(matches(query)));
  }

  /** @throws TransitionNotFound */
  async get(id: string): Promise<TransitionDetailDto> {
    const pending = await this.pending();
    const row = pending.find(({ _id }) => _id.equals(id)) ?? (await this.transitions.byId(id));
    if (!row) throw new TransitionNotFound();
    return presentWithEvidence(row);
  }

  /** Indexes that earlier versions needed. */
  dropRetired(): Promise<void> {
    return this.transitions.dropRetired();
  }

  limitAge(): Promise<void> {
    return this.transitions.retainFor(this.env.HISTORY_DAYS);
  }

  /** Rows of earlier versions get what they lack. */
  async upgrade(): Promise<void> {
    for (;;) {
      const rows = await this.transitions.withoutKind(UPGRADE_BATCH);
      if (rows.length === 0) return;
      await this.transitions.setKinds(rows.map(complete));
    }
  }

  /** A domain nobody reports on keeps its last rows for longer than history is kept: those are not told any more. */
  private async pending(domain?: string): Promise<HistoryRow[]> {
    const rows = domain === undefined ? await this.outbox.rows() : await this.outbox.rowsOf(domain);
    const expired = this.clock.now().getTime() - this.env.HISTORY_DAYS * DAY_MS;
    return rows.filter(({ recordedAt }) => recordedAt.getTime() >= expired).map(complete);
  }
}
