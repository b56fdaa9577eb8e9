import { Injectable, Logger } from '@nestjs/common';
import { Database } from '../database/database';
import { MonitoredDomains, type Recording } from '../domains/monitored-domains';
import type { NewTransition } from '../transitions/transition.schema';
import { TransitionsService } from '../transitions/transitions.service';

/**
 * Brings the history that a recording made from the domain, where one write put it together with the verdict, into its
 * own collection: exactly once, since a row is known by its scan. A crash in between loses nothing, because the next
 * recording of that domain and every start-up do it again.
 */
@Injectable()
export class PendingHistory {
  private readonly logger = new Logger(PendingHistory.name);
  private background: Promise<void> = Promise.resolve();
  private behind = false;

  constructor(
    private readonly domains: MonitoredDomains,
    private readonly transitions: TransitionsService,
    database: Database,
  ) {
    database.onReady(() => this.repair());
  }

  /** History of earlier recordings, before they are replaced. */
  insert(rows: readonly NewTransition[]): Promise<void> {
    return this.transitions.record(rows);
  }

  /** After the recordings were written. Does not fail: they are durable, and their history stands in the domain. */
  async settle(recordings: readonly Recording[]): Promise<void> {
    const withHistory = recordings.filter(({ transitions }) => transitions.length > 0);
    try {
      if (this.behind) await this.repair();
      await this.transitions.record(withHistory.flatMap(({ transitions }) => transitions));
    } catch (error) {
      this.behind = true;
      this.logger.warn({ err: error }, 'History could not be written; it is kept with the domains and tried again');
      return;
    }
    // Nobody waits for the tidying up: a copy that stays is found to be there already.
    this.background = this.domains.forgetPending(withHistory).catch(() => undefined);
  }

  /** Settles when the tidying up of the last recordings is done. */
  settled(): Promise<void> {
    return this.background;
  }

  private async repair(): Promise<void> {
    for (;;) {
      const domains = await this.domains.withPending();
      if (domains.length === 0) break;
      await this.transitions.record(domains.flatMap(({ pendingTransitions = [] }) => pendingTransitions));
      await this.domains.forgetPendingOf(domains);
    }
    this.behind = false;
  }
}
