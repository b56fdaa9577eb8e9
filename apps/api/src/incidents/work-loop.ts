import { isDatabaseAway } from '../common/app-error-of';

export interface WorkLoopOptions {
  /** Milliseconds between two looks when nobody wakes it. */
  pollMs: number;
  /** Whether there is anything for this instance to do now. */
  isOurs: () => boolean;
  /** A look that failed; the next comes as usual. Not told while the database is away. */
  failed: (error: unknown) => void;
}

/** Looks for work as soon as somebody says that there is some, and every so often by itself; never twice at once. */
export class WorkLoop {
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> | undefined;
  private again = false;
  private stopped = true;

  constructor(
    private readonly work: () => Promise<void>,
    private readonly options: WorkLoopOptions,
  ) {}

  start(): void {
    if (!this.stopped) return;
    this.stopped = false;
    this.wake();
  }

  wake(): void {
    if (this.stopped) return;
    this.again = true;
    // Not at once: the work itself may wake it.
    this.running ??= Promise.resolve()
      .then(() => this.run())
      .finally(() => {
        this.running = undefined;
        if (this.again) this.wake();
      });
  }

  /** Work that may take long asks between two steps: it is waited for, and a shutdown has little time. */
  get isStopped(): boolean {
    return this.stopped;
  }

  /** Settles when what runs has ended. */
  async stop(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.timer);
    await this.running;
  }

  private async run(): Promise<void> {
    clearTimeout(this.timer);
    while (this.again && !this.stopped) {
      this.again = false;
      if (!this.options.isOurs()) break;
      await this.work().catch((error: unknown) => {
        if (!isDatabaseAway(error)) this.options.failed(error);
      });
    }
    if (this.stopped) return;
    this.timer = setTimeout(() => this.wake(), this.options.pollMs);
    this.timer.unref();
  }
}
