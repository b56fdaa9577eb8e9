import { type BeforeApplicationShutdown, Injectable, Logger } from '@nestjs/common';
import { Clock } from '../../common/clock';
import { LatestRun } from '../../common/latest-run';
import { slicesOf } from '../../common/slices';
import { Env } from '../../config/env';
import { type ChangeFollower, DomainChanges, hasNewResult } from '../domain-changes';
import type { Recording } from '../scans.repository';
import { type Confirmation, Confirmations } from './confirmations';
import { DomainRows } from './domain-rows';
import { OthersChanges } from './others-changes';
import { ReadingTurns } from './reading-turns';
import { type Measured, measuredOf, rowOf } from './row';
import { RowReads } from './row-reads';

/** How often it is looked whether others than instances of this API put domains there, or took some away. */
const COUNTED_EVERY_MS = 1000;
/** Edited domains that are read before anything else has its turn; when so many wait, they are read though nobody asks. */
const READ_AT_ONCE = 200;

/**
 * Every domain in memory, as far as the list has to find, order and count it (docs/adr/0015). Made from the database, and
 * made to agree with it before every answer: what this instance writes it hears, what others write it reads when they
 * have moved the mark of the brand.
 */
@Injectable()
export class DomainIndex implements ChangeFollower, BeforeApplicationShutdown {
  private readonly logger = new Logger(DomainIndex.name);
  private readonly rows = new DomainRows();
  /** Domains (hex ids) and brands that are to be read before anybody is answered. */
  private readonly unread = new Set<string>();
  private readonly unreadBrands = new Set<string>();
  private isRead = false;
  private readonly turns: ReadingTurns;
  /** How often this instance has edited some. */
  private edits = 0;
  private counted = { at: 0, missing: 0, edits: 0 };
  private counting: Promise<void> = Promise.resolve();
  private readonly runs = new LatestRun(() => this.agree());
  private timer: NodeJS.Timeout | undefined;
  private begun = false;
  private stopped = false;

  constructor(
    private readonly reads: RowReads,
    changes: DomainChanges,
    private readonly others: OthersChanges,
    private readonly confirmations: Confirmations,
    private readonly clock: Clock,
    env: Env,
  ) {
    this.turns = new ReadingTurns(env);
    changes.follow(this);
    confirmations.follow((confirmed) => this.confirmed(confirmed));
  }

  /** Everything that was acknowledged before the call is in it. Not to be kept: it changes. */
  async now(): Promise<DomainRows> {
    this.begun = true;
    await this.runs.fresh();
    return this.rows;
  }

  /** So that nobody has to wait for the first answer. Does not wait either. */
  async begin(): Promise<void> {
    if (!this.timer) this.keepUpIn(0);
  }

  beforeApplicationShutdown(): void {
    this.stopped = true;
    clearTimeout(this.timer);
  }

  recorded(recordings: readonly Recording[]): void {
    const confirmed: Confirmation[] = [];
    for (const recording of recordings) {
      const { domain, state } = recording;
      const measured = measuredOf(state);
      this.follows(domain._id.toHexString(), domain.version, measured);
      if (!hasNewResult(recording)) confirmed.push([domain._id.toHexString(), domain.version, measured.lastChecked]);
    }
    this.confirmations.tell(confirmed);
  }

  private confirmed(confirmed: readonly Confirmation[]): void {
    for (const [id, version, lastChecked] of confirmed) this.follows(id, version, { lastChecked });
  }

  /** What a report has made of a domain that had this version. */
  private follows(id: string, before: number, measured: Partial<Measured>): void {
    if (!this.begun) return;
    const version = this.rows.versionOf(id);
    if (version === before) this.rows.measure(id, version + 1, measured);
    else if (version === undefined || version < before) this.unread.add(id);
  }

  edited(ids: readonly string[]): void {
    if (!this.begun) return;
    this.edits += 1;
    for (const id of ids) this.unread.add(id);
    // A large job edits thousands while nobody looks: whoever looks next should not have to wait for all of them.
    if (this.timer && this.unread.size >= READ_AT_ONCE) this.keepUpIn(0);
  }

  /** Reads one brand after another anew, so that each is read once in so long. */
  private async keepUp(): Promise<void> {
    try {
      await this.now();
    } catch (error) {
      this.logger.debug({ err: error }, 'The list could not be read; whoever asks for it tries again');
    }
    this.keepUpIn(this.turns.pauseMs);
  }

  private keepUpIn(ms: number): void {
    clearTimeout(this.timer);
    if (!this.stopped) this.timer = setTimeout(() => void this.keepUp(), ms).unref();
  }

  private async agree(): Promise<void> {
    const now = this.clock.now().getTime();
    if (this.isRead) await this.follow(now);
    else await this.readAll();
    await this.readUnread();
    await this.counting;
    if (this.rows.size > 0 && now - this.counted.at < COUNTED_EVERY_MS) return;
    const counting = this.recount(now);
    // As a rule nothing comes of it: only who comes next waits for it, if it takes so long.
    if (this.rows.size > 0 && this.counted.missing === 0)
      this.counting = counting.catch((error: unknown) =>
        this.logger.debug({ err: error }, 'The domains could not be counted'),
      );
    else await counting;
  }

  private async readAll(): Promise<void> {
    await this.others.begin();
    await this.read(undefined);
    this.isRead = true;
  }

  private async follow(now: number): Promise<void> {
    const { ids, brands } = await this.others.next();
    for (const id of ids) this.unread.add(id);
    for (const brand of [...brands, ...this.turns.due(now)]) this.unreadBrands.add(brand);
    for (const brand of this.unreadBrands) {
      await this.read(brand);
      this.unreadBrands.delete(brand);
      this.turns.done(brand, now);
    }
  }

  /**
   * A tool that writes into the database moves no marks. What another instance has just written may have yet to be marked, and
   * what this one has to be read: only a difference that stays tells, and none that edits of ours may have made.
   */
  private async recount(now: number): Promise<void> {
    const missing = (await this.reads.count()) - this.rows.size;
    const { counted, edits } = this;
    const stays = (missing === counted.missing && edits === counted.edits) || this.rows.size === 0;
    this.counted = { at: now, missing, edits };
    if (missing === 0 || !stays) return;
    await this.read(undefined);
    await this.readUnread();
  }

  /** What was there and is not met has gone, or has moved meanwhile: it is read by itself. */
  private async read(brand: string | undefined): Promise<void> {
    const missing = new Set(this.rows.ids(brand));
    for await (const batch of this.reads.of(brand)) {
      for (const source of batch) {
        const row = rowOf(source);
        this.rows.put(row);
        missing.delete(row.id);
        this.turns.met(row.brand, this.clock.now().getTime());
      }
    }
    for (const id of missing) this.unread.add(id);
  }

  private async readUnread(): Promise<void> {
    while (this.unread.size > 0) for (const some of slicesOf([...this.unread], READ_AT_ONCE)) await this.readSome(some);
  }

  private async readSome(ids: readonly string[]): Promise<void> {
    for (const id of ids) this.unread.delete(id);
    try {
      const gone = new Set(ids);
      for (const source of await this.reads.byIds(ids)) {
        const row = rowOf(source);
        this.rows.put(row);
        gone.delete(row.id);
      }
      for (const id of gone) this.rows.remove(id);
    } catch (error) {
      for (const id of ids) this.unread.add(id);
      throw error;
    }
  }
}
