/** How often it looks at the time while somebody waits. */
const STEP_MS = 100;
/** More than this between two looks is time in which this process had no turn. */
const MOST_MS = 125;
/** Servers that hear nothing for this long hang up. Node's own default for an idle connection, the shortest in wide use. */
const STOP_MS = 5_000;

interface Clocks {
  /** Milliseconds that never go back. */
  now: () => number;
  /** Milliseconds of the day, which go on while a machine sleeps. */
  wall: () => number;
}

export interface Stopwatch {
  /** Milliseconds in which this process had its turns. */
  elapsed: () => number;
  /** For so long without a turn that the other side may have hung up. */
  wasStopped: () => boolean;
  end: () => void;
}

/**
 * Time as this process lives it: it stands still while the process is stopped, its machine sleeps or is busy with others.
 * What nobody was there to hear is no silence of the other side.
 */
export class OwnClock {
  private ran = 0;
  private stops = 0;
  private seen = 0;
  private seenWall = 0;
  private watches = 0;
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly clocks: Clocks = { now: () => performance.now(), wall: () => Date.now() }) {}

  start(): Stopwatch {
    if (this.watches++ === 0) this.begin();
    this.look();
    const { ran, stops } = this;
    return {
      elapsed: () => {
        this.look();
        return this.ran - ran;
      },
      wasStopped: () => {
        this.look();
        return this.stops > stops;
      },
      end: () => {
        if (--this.watches === 0) clearInterval(this.timer);
      },
    };
  }

  private begin(): void {
    this.seen = this.clocks.now();
    this.seenWall = this.clocks.wall();
    this.timer = setInterval(() => this.look(), STEP_MS).unref();
  }

  private look(): void {
    const now = this.clocks.now();
    const wall = this.clocks.wall();
    const passed = now - this.seen;
    this.ran += Math.min(passed, MOST_MS);
    if (Math.max(passed, wall - this.seenWall) >= STOP_MS) this.stops++;
    this.seen = now;
    this.seenWall = wall;
  }
}

export const ownClock = new OwnClock();
