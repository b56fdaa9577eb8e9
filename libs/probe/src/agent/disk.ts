import type { Report } from './progress';

/** After a failure nothing is tried for so long: a full disk is not filled by trying. */
const RETRY_MS = 30_000;

/**
 * What is kept on disk is kept for the next run; this one goes on without. The first failure is told, and again only after
 * the disk has worked in between.
 */
export class Disk {
  private failedAt = -Infinity;
  private isTold = false;

  constructor(
    private readonly report: Report,
    private readonly now: () => number = () => performance.now(),
  ) {}

  /** True when it was done. */
  try(work: () => void): boolean {
    if (this.now() - this.failedAt < RETRY_MS) return false;
    try {
      work();
      this.isTold = false;
      return true;
    } catch (error) {
      this.failedAt = this.now();
      if (!this.isTold) this.report({ kind: 'spool-failed', problem: (error as Error).message });
      this.isTold = true;
      return false;
    }
  }
}
