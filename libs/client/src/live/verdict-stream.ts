import type { NawalaUpdated, TransitionDto } from '@nawala/contracts';
import { changeOfRow, changeOfUpdate, type VerdictChange } from './verdict-change';

/**
 * How far behind the last thing heard one asks again: clocks of the API's instances differ, and what one recorded may
 * overtake what another did.
 */
const OVERLAP_MS = 60_000;

const keyOf = ({ domainId, scanId }: VerdictChange): string => `${domainId} ${scanId}`;

/** Scans are named by the server's clock: `scan_<epoch ms>…`. NaN for what is no such name. */
const recordedBy = ({ nawala }: NawalaUpdated): number => Number(/^scan_(\d+)/.exec(nawala.blockedId ?? '')?.[1]);

/**
 * Every change of a verdict once, and those of one domain in their order, from two sources that overlap: what is pushed,
 * and what history tells after a gap. What is pushed while history is asked waits.
 */
export class VerdictStream {
  /** Changes told, with the server's time, for as long as they may be told again. */
  private readonly told = new Map<string, number>();
  private held: NawalaUpdated[] | undefined;
  /** Everything until here was told, in milliseconds by the server's clock; undefined before anything is known. */
  private mark: number | undefined;
  private floor = -Infinity;

  constructor(private readonly tell: (change: VerdictChange) => void) {}

  /** Nothing from before the server's time `at`, in milliseconds, is to be asked for. */
  startAt(at: number): void {
    this.floor = at;
    this.mark = at;
  }

  /** From when history must be asked, ISO 8601; undefined before anything is known. */
  get since(): string | undefined {
    if (this.mark === undefined) return undefined;
    return new Date(Math.max(this.floor, this.mark - OVERLAP_MS)).toISOString();
  }

  /** There was a gap: what is pushed from now on waits for history. */
  hold(): void {
    this.held = [];
  }

  update(update: NawalaUpdated): void {
    if (this.held) this.held.push(update);
    else this.push(update);
  }

  /** The gap is closed by these rows, oldest first, which end no earlier than when `hold` was called. */
  release(rows: readonly TransitionDto[]): void {
    const held = this.held ?? [];
    this.held = undefined;
    for (const row of rows) {
      const recordedAt = Date.parse(row.recordedAt);
      const change = changeOfRow(row);
      if (change) this.once(change, recordedAt);
      this.move(recordedAt);
    }
    for (const update of held) this.push(update);
    this.forget();
  }

  private push(update: NawalaUpdated): void {
    const recordedAt = recordedBy(update);
    const change = changeOfUpdate(update);
    if (change) this.once(change, recordedAt);
    this.move(recordedAt);
  }

  private once(change: VerdictChange, recordedAt: number): void {
    const key = keyOf(change);
    if (this.told.has(key)) return;
    this.told.set(key, recordedAt);
    this.tell(change);
  }

  private move(recordedAt: number): void {
    if (!Number.isNaN(recordedAt)) this.mark = Math.max(this.mark ?? recordedAt, recordedAt);
  }

  /** What is older than the next question reaches can't come again. */
  private forget(): void {
    const reach = (this.mark ?? Infinity) - 2 * OVERLAP_MS;
    for (const [key, recordedAt] of this.told) if (recordedAt < reach) this.told.delete(key);
  }
}
