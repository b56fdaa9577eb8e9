import { Injectable, Logger } from '@nestjs/common';
import type { Types } from 'mongoose';
import { randomBytes } from 'node:crypto';
import { Clock } from '../../common/clock';
import { GroupCommit } from '../../common/group-commit';
import type { Recording } from '../../domains/scans.repository';
import { type HoldingDomain, DomainOutbox } from '../../domains/domain-outbox';
import type { HistoryRow, OutboxTicket, RefusedRows } from '../../domains/history-row';
import { TransitionsService } from '../../transitions/transitions.service';
import { OutboxWriter } from './outbox-writer';

/** Recordings whose history may be on its way at once, before new ones wait. */
const MAX_BEHIND = 5000;

/** Rows that are moved at once, and the rest in between: many together cost little more than one. */
const MAX_BATCH = 500;
const REST_MS = 150;

/** Of rows that cannot be stored, so many are named in the log, each with the reason. */
const MAX_NAMED = 20;

/** A mark is used again after so long, and taken off when nobody has used it for much longer. */
const USE_MS = 3_600_000;
const ABANDONED_MS = 24 * USE_MS;

const NONE: ReadonlySet<string> = new Set();
const NONE_REFUSED: RefusedRows = new Map();

const idOf = ({ _id }: { _id: Types.ObjectId }): string => _id.toHexString();
const isAmong = (rows: RefusedRows, { pendingTransitions = [] }: HoldingDomain): boolean =>
  pendingTransitions.some((row) => rows.has(idOf(row)));
const newWriter = () => new OutboxWriter(randomBytes(6).toString('base64url'));

/** Recordings as they may be written, and the domains (hex) whose history cannot be stored. */
interface Released {
  safe: Recording[];
  unsafe: ReadonlySet<string>;
}

/**
 * Brings the history that a recording made from the domain, where one write put it together with the verdict, into its
 * own collection: exactly once, since a row is known by its id. Nobody waits for it, because whoever reads history looks
 * in both places. Nothing is taken off the domain for it: the writer's mark says how far its history has come, and what
 * has been moved goes with the domain's next recording (docs/adr/0005).
 */
@Injectable()
export class Outbox {
  private readonly logger = new Logger(Outbox.name);
  private readonly moves = new GroupCommit<Recording, never>((recordings) => this.move(recordings), {
    maxBatch: MAX_BATCH,
    restMs: REST_MS,
  });
  private writer = newWriter();
  /** Of other writers, as they were read last: marks only grow. */
  private others = new Map<string, number>();
  /** Marks at the last look for what others left. */
  private lastSeen: ReadonlyMap<string, number> | undefined;
  private markedAt = -Infinity;
  private isBehind = false;

  constructor(
    private readonly repository: DomainOutbox,
    private readonly transitions: TransitionsService,
    private readonly clock: Clock,
  ) {}

  /** Before a recording. Waits while too much is on its way. */
  async begin(): Promise<OutboxTicket> {
    if (this.moves.size > MAX_BEHIND) await this.moves.idle();
    // Whoever reads history must know of the writer before there is some.
    while (performance.now() - this.markedAt > USE_MS) await this.mark();
    return this.writer.begin();
  }

  /** Makes sure that history of earlier recordings is not lost when these replace it. */
  async release(recordings: readonly Recording[]): Promise<Released> {
    const holding = recordings.filter(({ domain }) => domain.pendingTransitions);
    if (holding.length === 0) return { safe: [...recordings], unsafe: NONE };
    if (holding.some((recording) => !this.hasMoved(recording) && !this.isMoving(recording))) await this.readMarks();
    const left = holding.filter((recording) => !this.hasMoved(recording));
    // What confirms replaces nothing: history that this instance is just moving stays.
    const staying = new Set(left.filter((recording) => recording.transitions.length === 0 && this.isMoving(recording)));
    const leaving = left
      .filter((recording) => !staying.has(recording))
      .map(({ domain: { _id, version, pendingTransitions } }) => ({
        _id,
        version,
        pendingTransitions: this.repository.rowsHeld(pendingTransitions),
      }));
    const refused = await this.store(leaving.flatMap(({ pendingTransitions = [] }) => pendingTransitions));
    const unsafe = new Set(leaving.filter((domain) => isAmong(refused, domain)).map(idOf));
    const gone = new Set(holding.filter((recording) => !staying.has(recording)));
    const safe = recordings.filter(({ domain }) => !unsafe.has(idOf(domain)));
    return { safe: safe.map((one) => (gone.has(one) ? { ...one, dropsHistory: true } : one)), unsafe };
  }

  /** After the recordings were written. */
  settle(ticket: OutboxTicket, recordings: readonly Recording[]): void {
    const withHistory = recordings.filter(({ transitions }) => transitions.length > 0);
    if (withHistory.length > 0) void this.moves.add(withHistory);
    else this.writer.end(ticket);
  }

  /** It is not certain what a recording has written, or will: its mark never passes it, and the next are another writer's. */
  abandon(): void {
    this.writer = newWriter();
    this.markedAt = -Infinity;
    this.isBehind = true;
  }

  /** Settles when nothing is on its way any more. */
  settled(): Promise<void> {
    return this.moves.idle();
  }

  /** Does not fail: the recordings are durable, and their history stands in the domains. */
  private async move(recordings: readonly Recording[]): Promise<[]> {
    try {
      if (this.isBehind) await this.repair();
      const refused = await this.store(recordings.flatMap(({ transitions }) => transitions));
      if (refused.size > 0) this.abandon();
      // All that one ticket wrote was added together, and so is moved together.
      for (const { outbox } of recordings) this.writer.end(outbox);
      if (refused.size === 0) await this.mark();
    } catch (error) {
      this.abandon();
      this.logger.warn({ err: error }, 'History could not be moved; it is kept with the domains and tried again');
    }
    return [];
  }

  private async mark(): Promise<void> {
    const now = performance.now();
    const { writer } = this;
    await this.repository.putMark({ _id: writer.id, moved: writer.moved, usedAt: this.clock.now() });
    if (writer === this.writer) this.markedAt = now;
  }

  private async readMarks(): Promise<void> {
    this.others = new Map((await this.repository.marks()).map(({ _id, moved }) => [_id, moved]));
  }

  private hasMoved({ domain: { outbox } }: Recording): boolean {
    return outbox !== undefined && outbox.no <= (this.writer.movedOf(outbox) ?? this.others.get(outbox.by) ?? 0);
  }

  private isMoving({ domain: { outbox } }: Recording): boolean {
    return outbox !== undefined && this.writer.movedOf(outbox) !== undefined;
  }

  /** A domain whose history cannot be stored keeps it, and keeps no other from being mended. */
  async repair(): Promise<void> {
    for (const mark of await this.repository.marks()) {
      const isEmpty = await this.moveAll(this.repository.holding(mark));
      const unused = this.clock.now().getTime() - mark.usedAt.getTime();
      if (isEmpty && unused > ABANDONED_MS) await this.repository.removeMark(mark);
    }
    this.isBehind = false;
  }

  /**
   * What an instance left that died, or could not move: history of marks that have not moved since the last call. Those
   * who are at work move their own.
   */
  async moveStalled(): Promise<void> {
    const before = this.lastSeen;
    const marks = await this.repository.marks();
    this.lastSeen = new Map(marks.map(({ _id, moved }) => [_id, moved]));
    const stalled = marks.filter(({ _id, moved }) => before === undefined || before.get(_id) === moved);
    for (const mark of stalled) await this.moveAll(this.repository.holding(mark));
  }

  /** What an earlier version left, which kept no marks. */
  async moveUnmarked(): Promise<void> {
    if (!(await this.repository.hasUnmarkedIndex())) return;
    if (await this.moveAll(this.repository.holdingUnmarked())) await this.repository.dropUnmarkedIndex();
  }

  /** False when some of it cannot be stored. */
  private async moveAll(batches: AsyncIterable<HoldingDomain[]>): Promise<boolean> {
    let isEmpty = true;
    for await (const domains of batches) {
      const refused = await this.store(domains.flatMap(({ pendingTransitions = [] }) => pendingTransitions));
      const moved = domains.filter((domain) => !isAmong(refused, domain));
      await this.repository.forget(moved);
      isEmpty &&= moved.length === domains.length;
    }
    return isEmpty;
  }

  private async store(rows: readonly HistoryRow[]): Promise<RefusedRows> {
    const refused = rows.length === 0 ? NONE_REFUSED : await this.transitions.record(rows);
    if (refused.size > 0) {
      const some = Object.fromEntries([...refused].slice(0, MAX_NAMED));
      this.logger.error({ rows: some, all: refused.size }, 'History cannot be stored; it is kept with the domains');
    }
    return refused;
  }
}
