import { Injectable } from '@nestjs/common';

/** Whether more history is due than was applied at once: what belongs together may then come in parts. */
@Injectable()
export class CatchingUp {
  private since: number | undefined;

  /** By whoever applies it, after each part. */
  note(isBehind: boolean): void {
    this.since = isBehind ? (this.since ?? performance.now()) : undefined;
  }

  /** For how long it has been so, in milliseconds; 0 when nothing is left. */
  get ms(): number {
    return this.since === undefined ? 0 : performance.now() - this.since;
  }
}
