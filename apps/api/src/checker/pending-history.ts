import { Injectable, Logger } from '@nestjs/common';
import { GroupCommit } from '../common/group-commit';
import { Database } from '../database/database';
import { type MonitoredDomain, MonitoredDomains, type Recording } from '../domains/monitored-domains';
import type { NewTransition } from '../transitions/transition.schema';
import { TransitionsService } from '../transitions/transitions.service';

/** Recordings whose history may be on its way at once, before new ones wait. */
const MAX_BEHIND = 5000;
const NONE: ReadonlySet<string> = new Set();

/**
 * Brings the history that a recording made from the domain, where one write put it together with the verdict, into its
 * own collection: exactly once, since a row is known by its scan. Nobody waits for it, because whoever reads history
 * looks in both places. A crash in between loses nothing: the next recording of that domain and every start-up do it
 * again.
 */
@Injectable()
export class PendingHistory {
  private readonly logger = new Logger(PendingHistory.name);
  private readonly moves = new GroupCommit<Recording, never>((recordings) => this.move(recordings), {
    maxBatch: 1000,
  });
  private behind = false;

  constructor(
    private readonly domains: MonitoredDomains,
    private readonly transitions: TransitionsService,
    database: Database,
  ) {
    database.onReady(() => this.repair());
  }

  /** History of earlier recordings, before they are replaced. Gives the domains (hex) whose history cannot be stored. */
  async insert(domains: readonly MonitoredDomain[]): Promise<ReadonlySet<string>> {
    const kept = await this.withoutHistory(domains, ({ pendingTransitions }) => pendingTransitions);
    return new Set(kept.map(({ _id }) => _id.toHexString()));
  }

  /** After the recordings were written. */
  settle(recordings: readonly Recording[]): void {
    const withHistory = recordings.filter(({ transitions }) => transitions.length > 0);
    if (withHistory.length > 0) void this.moves.add(withHistory);
  }

  /** Settles at once, unless too much is on its way. */
  async room(): Promise<void> {
    if (this.moves.size > MAX_BEHIND) await this.moves.idle();
  }

  /** Settles when nothing is on its way any more. */
  settled(): Promise<void> {
    return this.moves.idle();
  }

  /** Does not fail: the recordings are durable, and their history stands in the domains. */
  private async move(recordings: readonly Recording[]): Promise<[]> {
    try {
      if (this.behind) await this.repair();
      const kept = new Set(await this.withoutHistory(recordings, ({ transitions }) => transitions));
      await this.domains.forgetPending(recordings.filter((recording) => !kept.has(recording)));
    } catch (error) {
      this.behind = true;
      this.logger.warn({ err: error }, 'History could not be moved; it is kept with the domains and tried again');
    }
    return [];
  }

  /** A domain whose history cannot be stored keeps it, and keeps no other from being mended. */
  private async repair(): Promise<void> {
    let last: MonitoredDomain | undefined;
    do {
      const domains = await this.domains.withPending(last?._id);
      const kept = new Set(await this.withoutHistory(domains, ({ pendingTransitions }) => pendingTransitions));
      await this.domains.forgetPendingOf(domains.filter((domain) => !kept.has(domain)));
      last = domains.at(-1);
    } while (last);
    this.behind = false;
  }

  /** Stores the history of each; gives those whose history cannot be stored. */
  private async withoutHistory<T>(
    all: readonly T[],
    historyOf: (one: T) => readonly NewTransition[] | undefined,
  ): Promise<T[]> {
    const rows = all.flatMap((one) => historyOf(one) ?? []);
    const refused = rows.length === 0 ? NONE : await this.transitions.record(rows);
    if (refused.size === 0) return [];
    this.logger.error({ scans: [...refused] }, 'History cannot be stored; it is kept with the domains');
    return all.filter((one) => historyOf(one)?.some(({ scanId }) => refused.has(scanId)));
  }
}
