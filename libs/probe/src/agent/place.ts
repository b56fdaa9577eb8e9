import { appendFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Disk } from './disk';

/** What identifies a round: another set of vantages is another round. */
export interface RoundHead {
  /** ISO 8601. */
  startedAt: string;
  vantages: string[];
}

/** Where a round's position outlives the process. Each throws disk errors. */
export interface PlaceFile {
  load(): { head: RoundHead; done: string[] } | undefined;
  begin(head: RoundHead): void;
  append(done: readonly string[]): void;
  remove(): void;
}

/** A round that began longer ago is not worth finishing: what it had reported would be old. */
const RESUMED_WITHIN_MS = 30 * 60_000;

const isHead = (head: Partial<RoundHead> | null): head is RoundHead =>
  typeof head?.startedAt === 'string' && Array.isArray(head.vantages);

/** A first line that says which round, then one line per domain and vantage that the API has; only its owner can read it. */
export function placeFile(file: string): PlaceFile {
  const options = { mode: 0o600 };
  return {
    load() {
      try {
        const [first = '', ...done] = readFileSync(file, 'utf8').split('\n');
        const head = JSON.parse(first) as Partial<RoundHead> | null;
        // What follows the last line break was cut off.
        return isHead(head) ? { head, done: done.slice(0, -1) } : undefined;
      } catch (error) {
        if (error instanceof SyntaxError || (error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
        throw error;
      }
    },
    begin(head) {
      mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
      writeFileSync(file, `${JSON.stringify(head)}\n`, options);
    },
    append(done) {
      appendFileSync(file, done.map((key) => `${key}\n`).join(''), options);
    },
    remove() {
      rmSync(file, { force: true });
    },
  };
}

const sameRound = (a: readonly string[], b: readonly string[]): boolean => a.toSorted().join() === b.toSorted().join();

/** What of the running round the API has already, so that whoever is started again goes on where the last one stopped. */
export class RoundPlace {
  private done = new Set<string>();
  /** Results of this round that are on their way; those of the round before may still be, too. */
  private sent = new WeakMap<object, string>();
  private isOpen = false;
  /** The file holds this round. */
  private isKept = false;
  /** Only what an earlier process left is gone on with. */
  private mayResume = true;

  constructor(
    private readonly file: PlaceFile | undefined,
    private readonly disk: Disk,
    private readonly now: () => number = Date.now,
  ) {}

  /** Goes on with the round that was left, or begins one. How many results it has already. `kept`: those that wait for the API. */
  begin(vantages: string[], kept: readonly string[]): number {
    const left = this.mayResume ? this.left(vantages) : undefined;
    this.mayResume = false;
    this.sent = new WeakMap();
    this.done = new Set(left ? [...left, ...kept] : []);
    this.isOpen = true;
    const head = { startedAt: new Date(this.now()).toISOString(), vantages };
    this.isKept = left !== undefined || this.disk.try(() => this.file?.begin(head));
    return this.done.size;
  }

  has(key: string): boolean {
    return this.done.has(key);
  }

  /** This report is on its way, and is the result of this round for `key`. */
  expect(report: object, key: string): void {
    this.sent.set(report, key);
  }

  /** The API has these, or will never take them. */
  note(reports: readonly object[]): void {
    const keys = reports.flatMap((report) => this.sent.get(report) ?? []);
    if (!this.isOpen || keys.length === 0) return;
    for (const key of keys) this.done.add(key);
    if (this.isKept) this.disk.try(() => this.file?.append(keys));
  }

  finish(): void {
    this.isOpen = false;
    this.done.clear();
    this.disk.try(() => this.file?.remove());
  }

  private left(vantages: readonly string[]): string[] | undefined {
    let found: ReturnType<PlaceFile['load']>;
    this.disk.try(() => (found = this.file?.load()));
    if (!found || !sameRound(found.head.vantages, vantages)) return undefined;
    const age = this.now() - Date.parse(found.head.startedAt);
    return age >= 0 && age < RESUMED_WITHIN_MS ? found.done : undefined;
  }
}
