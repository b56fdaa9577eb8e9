/** More than this while nobody looks is cheaper to reload than to replay. */
const MOST_BUFFERED = 5_000;

/**
 * Collects messages and hands them over once per animation frame; keeps them while the tab is hidden, where no frame
 * comes. `overflow` is called instead when too many came in the meantime.
 */
export class FrameBuffer<T> {
  private waiting: T[] = [];
  private overflowed = false;
  private frame: number | null = null;
  private readonly onVisible = () => {
    if (!document.hidden && (this.waiting.length > 0 || this.overflowed)) this.schedule();
  };

  constructor(
    private readonly deliver: (messages: T[]) => void,
    private readonly overflow: () => void,
  ) {
    document.addEventListener('visibilitychange', this.onVisible);
  }

  add(message: T): void {
    if (this.waiting.length < MOST_BUFFERED) this.waiting.push(message);
    else this.overflowed = true;
    if (!document.hidden) this.schedule();
  }

  /** Forgets what waits. */
  clear(): void {
    this.waiting = [];
    this.overflowed = false;
  }

  close(): void {
    document.removeEventListener('visibilitychange', this.onVisible);
    if (this.frame !== null) cancelAnimationFrame(this.frame);
    this.clear();
  }

  private schedule(): void {
    this.frame ??= requestAnimationFrame(() => this.flush());
  }

  private flush(): void {
    const messages = this.waiting;
    const { overflowed } = this;
    this.frame = null;
    this.waiting = [];
    this.overflowed = false;
    if (messages.length > 0) this.deliver(messages);
    if (overflowed) this.overflow();
  }
}
