import { Injectable } from '@nestjs/common';
import type { ListTransitionsDto, TransitionDetailDto, TransitionPageDto } from '@nawala/contracts';
import { EventEmitter2 } from '@nestjs/event-emitter';
import { Clock } from '../common/clock';
import { Env } from '../config/env';
import { type DueRow, type HistoryRow, kindOf, type RefusedRows } from '../domains/history-row';
import type { HistoryArchive } from '../domains/history-archive';
import { DomainOutbox } from '../domains/domain-outbox';
import { HistoryDue } from './events/history-due.event';
import { ChangedHours } from './hours/changed-hours';
import { matches, pageOf, type RowPage } from './history-rows';
import { type RowQuery, rowQueryOf } from './row-query';
import { presentTransitions, presentWithEvidence } from './transition.presenter';
import { TransitionNotFound } from './transitions.errors';
import { TransitionsRepository } from './transitions.repository';

const UPGRADE_BATCH = 1000;
const DAY_MS = 86_400_000;

/** As it may stand in a domain still. */
type StoredRow = Omit<HistoryRow, 'kind' | 'seq'> & Partial<Pick<HistoryRow, 'kind' | 'seq'>>;

/** A row from before there were kinds and numbers gets them. */
const complete = (row: StoredRow): HistoryRow => {
  const { kind, seq } = row;
  // As almost all are; and there are thousands a second.
  if (kind && typeof seq === 'number') return row as HistoryRow;
  return { ...row, kind: kind ?? kindOf(row.nawala), seq: seq ?? 0 };
};

@Injectable()
export class TransitionsService implements HistoryArchive {
  constructor(
    private readonly transitions: TransitionsRepository,
    private readonly outbox: DomainOutbox,
    private readonly hours: ChangedHours,
    private readonly events: EventEmitter2,
    private readonly clock: Clock,
    private readonly env: Env,
  ) {}

  /** Safe to call again with the same rows: each is stored once. */
  async record(rows: readonly HistoryRow[]): Promise<RefusedRows> {
    const whole = rows.map(complete);
    const refused = await this.transitions.insertMissing(whole);
    await this.hours.changedBy(whole);
    if (rows.some(({ due }) => due)) this.events.emit(HistoryDue.event);
    return refused;
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

  /** Rows that have yet to be applied to incidents, in the order of each domain; about `limit` of them. */
  async due(limit: number): Promise<DueRow[]> {
    const rows = await this.transitions.due(limit);
    return rows.sort((a, b) => a.due!.getTime() - b.due!.getTime() || a.seq - b.seq);
  }

  /** How many there are, and since when the oldest waits. */
  async dueTotals(): Promise<{ count: number; oldest: Date | null }> {
    const [count, oldest] = await Promise.all([this.transitions.dueCount(), this.transitions.oldestDue()]);
    return { count, oldest };
  }

  async applied(rows: readonly Pick<DueRow, '_id'>[]): Promise<void> {
    if (rows.length > 0) await this.transitions.unsetDue(rows.map(({ _id }) => _id));
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

  /**
   * Rows that may have yet to be moved, of all domains or of one (hex id). A domain nobody reports on keeps its last rows
   * for longer than history is kept: those are not told any more.
   */
  async pending(domain?: string): Promise<HistoryRow[]> {
    const rows = domain === undefined ? await this.outbox.rows() : await this.outbox.rowsOf([domain]);
    const expired = this.clock.now().getTime() - this.env.HISTORY_DAYS * DAY_MS;
    return rows.filter(({ recordedAt }) => recordedAt.getTime() >= expired).map(complete);
  }
}
