import type { Change } from './change';

/** More than are read again after a gap. */
const MOST_REMEMBERED = 10_000;

/** Which changes are known: the same one is heard of live, and read once more after a gap. */
export class ToldChanges {
  private readonly scans = new Set<string>();

  without<T extends Change>(changes: readonly T[]): T[] {
    return changes.filter(({ scanId }) => !this.scans.has(scanId));
  }

  note(changes: readonly Change[]): void {
    for (const { scanId } of changes) this.scans.add(scanId);
    for (const oldest of this.scans) {
      if (this.scans.size <= MOST_REMEMBERED) break;
      this.scans.delete(oldest);
    }
  }
}
