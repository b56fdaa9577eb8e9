import { Injectable, Logger } from '@nestjs/common';
import type { Domain } from './domain.schema';
import { DomainOutbox, EDITS } from './domain-outbox';
import { HistoryArchive } from './history-archive';
import type { HistoryRow, OutboxTicket } from './history-row';

/** What an edit writes into the domain for history, together with the edit itself. */
export interface EditedHistory {
  pendingTransitions: HistoryRow[];
  outbox: OutboxTicket;
  historyUntil: Date;
}

/**
 * History that people make goes the way of what is measured: into the domain with the change, and from there to its own
 * collection; whoever finds it in a domain moves it (docs/adr/0005).
 */
@Injectable()
export class EditHistory {
  private readonly logger = new Logger(EditHistory.name);

  constructor(
    private readonly outbox: DomainOutbox,
    private readonly archive: HistoryArchive,
  ) {}

  /** Before writes on domains (hex ids) that were read: with those versions, they hold no history that is not moved here. */
  async makeRoom(ids: readonly string[]): Promise<void> {
    await this.archive.keep(await this.outbox.rowsOf(ids));
  }

  /** The same for domains that were read with all that they hold. */
  async makeRoomIn(domains: readonly Pick<Domain, 'pendingTransitions'>[]): Promise<void> {
    const rows = domains.flatMap(({ pendingTransitions = [] }) => pendingTransitions);
    if (rows.length > 0) await this.archive.keep(rows);
  }

  written(row: HistoryRow): EditedHistory {
    return { pendingTransitions: [row], outbox: EDITS, historyUntil: row.recordedAt };
  }

  /** After the writes, with the versions that they made. Does not fail: the edits are done, and their history is with the domains. */
  async move(rows: readonly HistoryRow[], domains: readonly Pick<Domain, '_id' | 'version'>[]): Promise<void> {
    if (rows.length === 0) return;
    try {
      await this.archive.keep(rows);
      await this.outbox.forget(domains);
    } catch (error) {
      this.logger.warn({ err: error }, 'History could not be moved; it is kept with the domains and tried again');
    }
  }
}
