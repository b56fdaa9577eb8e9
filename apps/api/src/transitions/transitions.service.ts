import { Injectable } from '@nestjs/common';
import type { ListTransitionsDto } from '@nawala/contracts';
import { Env } from '../config/env';
import { Database } from '../database/database';
import { MonitoredDomains } from '../domains/monitored-domains';
import { type HistoryRange, inRange, matches, merged, newest } from './history-rows';
import type { NewTransition, TransitionRecord } from './transition.schema';
import { TransitionsRepository } from './transitions.repository';

/** More rows than a chart can draw; whoever wants older ones asks for an earlier range. */
const HISTORY_ROWS = 5000;

@Injectable()
export class TransitionsService {
  constructor(
    private readonly transitions: TransitionsRepository,
    private readonly domains: MonitoredDomains,
    env: Env,
    database: Database,
  ) {
    database.onReady(() => transitions.retainFor(env.HISTORY_DAYS));
  }

  /** Safe to call again with the same rows: each is stored once. */
  record(rows: readonly NewTransition[]): Promise<void> {
    return this.transitions.insertMissing(rows);
  }

  /** Before a domain goes: what history it still holds stays. */
  async keepHistoryOf(domain: string): Promise<void> {
    await this.record(await this.domains.pendingHistory(domain));
  }

  /** Newest first. Looks where rows come from before it looks where they go, so that none slips through between. */
  async list({ since, before, limit, ...rest }: ListTransitionsDto): Promise<TransitionRecord[]> {
    const wanted = { ...rest, since: dateOf(since), before: dateOf(before) };
    const pending = await this.domains.pendingHistory(wanted.domain);
    const stored = await this.transitions.newest(wanted, limit);
    return newest(merged(stored, pending.filter(matches(wanted)), 'recordedAt'), limit);
  }

  /** Newest first, of what the domain measures now: what its earlier name went through is another target's history. */
  async historyOf(range: HistoryRange): Promise<TransitionRecord[]> {
    const pending = await this.domains.pendingHistory(range.domain.toHexString());
    const stored = await this.transitions.historyOf(range, HISTORY_ROWS);
    return merged(stored, pending.filter(inRange(range)), 'at').slice(0, HISTORY_ROWS);
  }
}

const dateOf = (text: string | undefined): Date | undefined => (text === undefined ? undefined : new Date(text));
