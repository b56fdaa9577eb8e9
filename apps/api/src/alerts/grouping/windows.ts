import type { Clock } from '../../common/clock';
import type { AlertRule } from '../store/rule.schema';
import { Patience } from './patience';

/** How long what belongs together may make a window wait that has ended, while it still comes in parts. Milliseconds. */
const CATCH_UP_MS = 10_000;

type Rule = Pick<AlertRule, '_id' | 'on' | 'window'>;

const windowMsOf = ({ on, window }: Rule): number => (on.includes('digest') ? 0 : window * 1000);

/** When each rule has gathered for long enough, by its id (hex). */
export class Windows {
  private readonly ends: Patience;
  /** Rules whose windows gather. */
  private readonly gathering = new Set<string>();

  /** @param monotonic milliseconds */
  constructor(
    private readonly clock: Clock,
    monotonic?: () => number,
  ) {
    this.ends = new Patience(() => clock.now().getTime(), monotonic);
  }

  /**
   * Opened by what was recorded first, unless it is open already. What was recorded longer ago than the window lasts has
   * waited long enough; what another's clock puts into the future waits for no more than the window.
   */
  open(rule: Rule, firstRecordedAt: Date): void {
    const id = rule._id.toHexString();
    if (this.ends.has(id)) return;
    const windowMs = windowMsOf(rule);
    if (windowMs > 0) this.gathering.add(id);
    this.ends.wait(id, firstRecordedAt.getTime() + windowMs, windowMs);
  }

  /** It is looked at again then, and at once when `at` is over. */
  again(id: string, at: Date): void {
    const now = this.clock.now().getTime();
    if (!this.ends.has(id)) this.ends.wait(id, at.getTime(), Math.max(0, at.getTime() - now));
  }

  /** It is looked at now, whatever it waits for. */
  endNow(id: string): void {
    this.ends.wait(id, this.clock.now().getTime(), 0);
  }

  /**
   * Those that have ended, each once.
   *
   * @param behindMs for how long more history has been due than was applied at once; 0: none is
   */
  take(behindMs: number): string[] {
    const waits = behindMs > 0 && behindMs < CATCH_UP_MS;
    const over = this.ends.over().filter((id) => !waits || !this.gathering.has(id));
    for (const id of over) {
      this.ends.forget(id);
      this.gathering.delete(id);
    }
    return over;
  }

  clear(): void {
    this.ends.clear();
    this.gathering.clear();
  }
}
