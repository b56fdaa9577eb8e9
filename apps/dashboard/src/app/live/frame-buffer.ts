/** More than this while nobody looks is cheaper to reload than to replay, and would fill the memory. */
const MOST_BUFFERED = 5_000;

/**
 * Collects messages and hands them over once per animation frame; keeps them while the tab is hidden, where no frame
 * comes. When too much came in the meantime nothing of it is kept, and `overflow` is called instead.
 */
export class FrameBuffer<T> {
  private waiting: T[] = [];
  /** Of all that came since the last frame. */
  private size = 0;
  private frame: number | null = null;
  private readonly onVisible = () => {
    if (!document.hidden && this.size > 0) this.schedule();
  };

  /** @param sizeOf what one message counts as: some hold hundreds of others */
  constructor(
    private readonly deliver: (messages: T[]) => void,
    private readonly overflow: () => void,
    private readonly sizeOf: (message: T) => number = () => 1,
  ) {
    document.addEventListener('visibilitychange', this.onVisible);
  }

  add(message: T): void {
    this.size += this.sizeOf(message);
    if (this.overflowed) this.waiting = [];
    else this.waiting.push(message);
    if (!document.hidden) this.schedule();
  }

  /** Forgets what waits. */
  clear(): void {
    this.waiting = [];
    this.size = 0;
  }

  close(): void {
    document.removeEventListener('visibilitychange', this.onVisible);
    if (this.frame !== null) cancelAnimationFrame(this.frame);
    this.clear();
  }

  private get overflowed(): boolean {
    return this.size > MOST_BUFFERED;
  }

  private schedule(): void {
    this.frame ??= requestAnimationFrame(() => this.flush());
  }

  private flush(): void {
    const { waiting, overflowed } = this;
    this.frame = null;
    this.clear();
    if (waiting.length > 0) this.deliver(waiting);
    if (overflowed) this.overflow();
  }
}
