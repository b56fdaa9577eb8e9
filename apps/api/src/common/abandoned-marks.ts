/**
 * Writers mark a document while they are at work, and one that died leaves its mark. Which marks are abandoned is told by
 * how long this process has seen them, by its own steady clock: clocks of two machines are never compared.
 */
export class AbandonedMarks {
  private readonly seen = new Map<string, ReadonlyMap<string, number>>();

  /** @param patienceMs longer than any writer is at work */
  constructor(private readonly patienceMs: number) {}

  /** Those of the marks that stand at `where` now. */
  among(where: string, marks: readonly string[]): string[] {
    const now = performance.now();
    const before = this.seen.get(where);
    const since = new Map(marks.map((mark) => [mark, before?.get(mark) ?? now]));
    if (marks.length > 0) this.seen.set(where, since);
    else this.seen.delete(where);
    return marks.filter((mark) => now - (since.get(mark) ?? now) > this.patienceMs);
  }
}
