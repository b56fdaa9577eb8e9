import { Readable } from 'node:stream';

/**
 * A response body that is made once and read by any number of clients, each from its beginning and at its own pace, also
 * while it is still being made.
 */
export class ReplayBuffer {
  private readonly chunks: Buffer[] = [];
  private readonly made: Promise<void>;
  private ended = false;
  private failure: unknown;
  private wake: () => void = () => undefined;
  private more = this.nextWake();

  constructor(source: AsyncIterable<Buffer>) {
    this.made = this.fill(source);
  }

  /** Bytes held so far. */
  get size(): number {
    return this.chunks.reduce((total, { length }) => total + length, 0);
  }

  /** Settles when there is something to read; rejects when making it failed before. */
  async begun(): Promise<void> {
    if (this.chunks.length === 0 && !this.ended) await this.more;
    if (this.chunks.length === 0 && this.failure !== undefined) throw this.failure;
  }

  /** Settles when it is whole; true unless making it failed. */
  async whole(): Promise<boolean> {
    await this.made;
    return this.failure === undefined;
  }

  read(): Readable {
    return Readable.from(this.parts(), { objectMode: false });
  }

  private async *parts(): AsyncGenerator<Buffer> {
    for (let next = 0; ;) {
      const chunk = this.chunks[next];
      if (chunk) {
        yield chunk;
        next += 1;
      } else if (!this.ended) await this.more;
      else if (this.failure === undefined) return;
      else throw this.failure;
    }
  }

  private async fill(source: AsyncIterable<Buffer>): Promise<void> {
    try {
      for await (const chunk of source) {
        this.chunks.push(chunk);
        this.wakeAll();
      }
    } catch (error) {
      this.failure = error;
    }
    this.ended = true;
    this.wakeAll();
  }

  private wakeAll(): void {
    const { wake } = this;
    this.more = this.nextWake();
    wake();
  }

  private nextWake(): Promise<void> {
    return new Promise((resolve) => (this.wake = resolve));
  }
}
