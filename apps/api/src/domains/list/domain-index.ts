import { type BeforeApplicationShutdown, Injectable, Logger } from '@nestjs/common';
import { Clock } from '../../common/clock';
import { LatestRun } from '../../common/latest-run';
import { Env } from '../../config/env';
import { type ChangeFollower, DomainChanges, type ForeignChanges } from '../domain-changes';
import type { Recording } from '../scans.repository';
import { DomainRows } from './domain-rows';
import { measuredOf, rowOf } from './row';
import { RowReads } from './row-reads';

/** After so long a brand is read anew though nothing was marked: a crash may have kept a mark from being made. */
const MOST_TRUSTED_MS = 600_000;
/** Of what other instances heard from checkers, confirmations move no mark: `stale` must not miss them for long. */
const SHARE_OF_STALE = 4;
const LEAST_PAUSE_MS = 1000;
/** How often it is looked whether others than instances of this API put domains there, or took some away. */
const COUNTED_EVERY_MS = 1000;

const UNTOUCHED: ForeignChanges = { edits: 0, results: 0 };

/**
 * Every domain in memory, as far as the list has to find, order and count it (docs/adr/0015). Made from the database, and
 * made to agree with it before every answer: what this instance writes it hears, what others write it reads when the
 * mark of the brand has moved.
 */
@Injectable()
export class DomainIndex implements ChangeFollower, BeforeApplicationShutdown {
  private readonly logger = new Logger(DomainIndex.name);
  private readonly rows = new DomainRows();
  private readonly unread = new Set<string>();
  /** By brand: what others had changed when it was read, and when that was. Undefined: nothing was read yet. */
  private known: Map<string, ForeignChanges> | undefined;
  private readonly readAt = new Map<string, number>();
  private counted = { at: 0, missing: 0 };
  private readonly runs = new LatestRun(() => this.agree());
  private timer: NodeJS.Timeout | undefined;
  private begun = false;

  constructor(
    private readonly reads: RowReads,
    private readonly changes: DomainChanges,
    private readonly clock: Clock,
    private readonly env: Env,
  ) {
    changes.follow(this);
  }

  /** Everything that was acknowledged before the call is in it. Not to be kept: it changes. */
  async now(): Promise<DomainRows> {
    this.begun = true;
    await this.runs.fresh();
    return this.rows;
  }

  /** So that nobody has to wait for the first answer. Does not wait either. */
  async begin(): Promise<void> {
    if (this.timer) return;
    this.timer = setTimeout(() => void this.keepUp(), 0).unref();
  }

  beforeApplicationShutdown(): void {
    clearTimeout(this.timer);
  }

  recorded(recordings: readonly Recording[]): void {
    if (!this.begun) return;
    for (const { domain, state } of recordings) {
      const id = domain._id.toHexString();
      const version = this.rows.versionOf(id);
      if (version === domain.version) this.rows.measure(id, version + 1, measuredOf(state));
      else if (version === undefined || version < domain.version) this.unread.add(id);
    }
  }

  edited(ids: readonly string[]): void {
    if (this.begun) for (const id of ids) this.unread.add(id);
  }

  private get trustedMs(): number {
    return this.env.REDIS_URL ? Math.min(MOST_TRUSTED_MS, this.env.STALE_AFTER / SHARE_OF_STALE) : MOST_TRUSTED_MS;
  }

  /** Reads one brand after another anew, so that each is read once in so long. */
  private async keepUp(): Promise<void> {
    try {
      await this.now();
    } catch (error) {
      this.logger.debug({ err: error }, 'The list could not be read; whoever asks for it tries again');
    }
    const pause = Math.max(LEAST_PAUSE_MS, this.trustedMs / Math.max(1, this.readAt.size));
    this.timer = setTimeout(() => void this.keepUp(), pause).unref();
  }

  private async agree(): Promise<void> {
    const foreign = await this.changes.foreign(this.known ?? new Map());
    const now = this.clock.now().getTime();
    if (!this.known) {
      await this.read(undefined);
      for (const brand of foreign.keys()) this.readAt.set(brand, now);
    } else {
      for (const brand of [...this.moved(foreign), ...this.oldest(now)]) {
        await this.read(brand);
        this.readAt.set(brand, now);
      }
    }
    this.known = foreign;
    while (this.unread.size > 0) await this.readUnread([...this.unread]);
    if (this.rows.size === 0 || now - this.counted.at >= COUNTED_EVERY_MS) await this.recount(now);
  }

  /**
   * A tool that writes into the database moves no marks. What another instance has just written may have yet to be marked:
   * only a difference that stays tells.
   */
  private async recount(now: number): Promise<void> {
    const missing = (await this.reads.count()) - this.rows.size;
    const stays = missing === this.counted.missing || this.rows.size === 0;
    this.counted = { at: now, missing };
    if (missing === 0 || !stays) return;
    await this.read(undefined);
    while (this.unread.size > 0) await this.readUnread([...this.unread]);
  }

  private moved(foreign: ReadonlyMap<string, ForeignChanges>): Set<string> {
    const moved = [...foreign].filter(([brand, { edits, results }]) => {
      const before = this.known?.get(brand) ?? UNTOUCHED;
      return before.edits !== edits || before.results !== results;
    });
    return new Set(moved.map(([brand]) => brand));
  }

  /** One at most: nobody should wait for many. */
  private oldest(now: number): string[] {
    const [first] = [...this.readAt].sort(([, one], [, other]) => one - other);
    return first && now - first[1] >= this.trustedMs ? [first[0]] : [];
  }

  /** What was there and is not met has gone, or has moved meanwhile: it is read by itself. */
  private async read(brand: string | undefined): Promise<void> {
    const missing = new Set(this.rows.ids(brand));
    for await (const batch of this.reads.of(brand)) {
      for (const source of batch) {
        const row = rowOf(source);
        this.rows.put(row);
        missing.delete(row.id);
        if (!this.readAt.has(row.brand)) this.readAt.set(row.brand, this.clock.now().getTime());
      }
    }
    for (const id of missing) this.unread.add(id);
  }

  private async readUnread(ids: readonly string[]): Promise<void> {
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
