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

  /** Before a write on a domain that was read: with that version, it holds no history that is not moved here. */
  async makeRoom(id: string): Promise<void> {
    await this.archive.keep(await this.outbox.rowsOf(id));
  }

  written(row: HistoryRow): EditedHistory {
    return { pendingTransitions: [row], outbox: EDITS, historyUntil: row.recordedAt };
  }

  /** After the write. Does not fail: the edit is done, and its history stands in the domain. */
  async move(row: HistoryRow, domain: Pick<Domain, '_id' | 'version'>): Promise<void> {
    try {
      await this.archive.keep([row]);
      await this.outbox.forget([domain]);
    } catch (error) {
      this.logger.warn({ err: error }, 'History could not be moved; it is kept with the domain and tried again');
    }
  }

  /** After a domain has gone. Does not fail: that it has gone shows, and ends what was open of it. */
  async keep(row: HistoryRow): Promise<void> {
    await this.archive
      .keep([row])
      .catch((error: unknown) => this.logger.error({ err: error }, 'The end of a domain could not be recorded'));
  }
}
