import { Injectable } from '@nestjs/common';
import type { ListTransitionsDto } from '@nawala/contracts';
import { Env } from '../config/env';
import { Database } from '../database/database';
import type { NewTransition, TransitionRecord } from './transition.schema';
import { type HistoryRange, TransitionsRepository } from './transitions.repository';

/** More rows than a chart can draw; whoever wants older ones asks for an earlier range. */
const HISTORY_ROWS = 5000;

@Injectable()
export class TransitionsService {
  constructor(
    private readonly transitions: TransitionsRepository,
    env: Env,
    database: Database,
  ) {
    database.onReady(() => transitions.retainFor(env.HISTORY_DAYS));
  }

  /** Safe to call again with the same rows: each is stored once. */
  record(rows: readonly NewTransition[]): Promise<void> {
    return this.transitions.insertMissing(rows);
  }

  list({ domain, brand, since, before, limit }: ListTransitionsDto): Promise<TransitionRecord[]> {
    return this.transitions.newest(
      {
        domain,
        brand,
        since: since === undefined ? undefined : new Date(since),
        before: before === undefined ? undefined : new Date(before),
      },
      limit,
    );
  }

  /** Newest first, of what the domain measures now: what its earlier name went through is another target's history. */
  historyOf(range: HistoryRange): Promise<TransitionRecord[]> {
    return this.transitions.historyOf(range, HISTORY_ROWS);
  }
}
