import type { OutboxTicket } from '../../domains/history-row';

/**
 * Numbers the recordings of one instance, and knows up to which of them all history has been moved. They end in any
 * order, so that is the one before the oldest that has not ended.
 */
export class OutboxWriter {
  private readonly open = new Set<number>();
  private last = 0;

  constructor(readonly id: string) {}

  begin(): OutboxTicket {
    const no = ++this.last;
    this.open.add(no);
    return { by: this.id, no };
  }

  /** Its history, if it made any, is in its own collection. Another writer's ticket is none of ours. */
  end({ by, no }: OutboxTicket): void {
    if (by === this.id) this.open.delete(no);
  }

  get moved(): number {
    // Numbers are added in their order, and a set keeps it.
    const [oldest = this.last + 1] = this.open;
    return oldest - 1;
  }

  /** Undefined for a ticket of another writer. */
  movedOf({ by }: OutboxTicket): number | undefined {
    return by === this.id ? this.moved : undefined;
  }
}
