import { Injectable } from '@nestjs/common';
import { Clock } from '../common/clock';
import { Env } from '../config/env';
import { Database } from '../database/database';
import { OutboxRepository } from '../domains/outbox.repository';
import { matches, pageOf, type RowPage } from './history-rows';
import type { RowQuery } from './row-query';
import { kindOf, type NewTransition, type TransitionRecord } from './transition.schema';
import { TransitionNotFound } from './transitions.errors';
import { TransitionsRepository } from './transitions.repository';

const UPGRADE_BATCH = 1000;
const DAY_MS = 86_400_000;

/** A row from before there were kinds and numbers gets them. */
const complete = (row: NewTransition): NewTransition => ({ ...row, kind: kindOf(row.nawala), seq: row.seq ?? 0 });

@Injectable()
export class TransitionsService {
  constructor(
    private readonly transitions: TransitionsRepository,
    private readonly outbox: OutboxRepository,
    private readonly clock: Clock,
    private readonly env: Env,
    database: Database,
  ) {
    database.onReady(() => transitions.retainFor(env.HISTORY_DAYS));
    database.onReady(() => transitions.dropRetired());
    database.onReady(() => this.upgrade());
  }

  /** Safe to call again with the same rows: each is stored once. Gives the scans of those that cannot be stored. */
  record(rows: readonly NewTransition[]): Promise<ReadonlySet<string>> {
    return this.transitions.insertMissing(rows.map(complete));
  }

  /** Before a domain goes: what history it still holds stays. */
  async keepHistoryOf(domain: string): Promise<void> {
    await this.record(await this.outbox.rowsOf(domain));
  }

  /** Looks where rows come from before it looks where they go, so that none slips through between. */
  async page(query: RowQuery): Promise<RowPage> {
    const pending = await this.pending(query.where.domain?.toHexString());
    return pageOf(query, await this.transitions.page(query), pending.filter(matches(query)));
  }

  /** @throws TransitionNotFound */
  async get(id: string): Promise<TransitionRecord> {
    const pending = await this.pending();
    const row = pending.find(({ _id }) => _id.equals(id)) ?? (await this.transitions.byId(id));
    if (!row) throw new TransitionNotFound();
    return row;
  }

  /** A domain nobody reports on keeps its last rows for longer than history is kept: those are not told any more. */
  private async pending(domain?: string): Promise<TransitionRecord[]> {
    const rows = domain === undefined ? await this.outbox.rows() : await this.outbox.rowsOf(domain);
    const expired = this.clock.now().getTime() - this.env.HISTORY_DAYS * DAY_MS;
    return rows.filter(({ recordedAt }) => recordedAt.getTime() >= expired).map(complete);
  }

  private async upgrade(): Promise<void> {
    for (;;) {
      const rows = await this.transitions.withoutKind(UPGRADE_BATCH);
      if (rows.length === 0) return;
      await this.transitions.setKinds(rows.map(complete));
    }
  }
}
