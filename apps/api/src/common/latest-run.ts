/** Runs one thing, never twice at a time. Whoever asks gets a run that began after they asked; many share it. */
export class LatestRun {
  private running: Promise<void> = Promise.resolve();
  private next: Promise<void> | undefined;

  constructor(private readonly run: () => Promise<void>) {}

  fresh(): Promise<void> {
    this.next ??= this.begin();
    return this.next;
  }

  private async begin(): Promise<void> {
    // A run that failed was the matter of those who asked for it.
    await this.running.catch(() => undefined);
    this.next = undefined;
    this.running = this.run();
    return this.running;
  }
}
