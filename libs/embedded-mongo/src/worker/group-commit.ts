import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Engine, Invocation } from '../commands/command';
import { commandFor } from '../commands/commands';
import { Cursors } from '../commands/cursors';
import { sweepExpired } from '../commands/maintenance';
import { storageFailure } from '../storage/failure';
import type { Steps } from '../steps';
import type { Store } from '../storage/store';
import { errorReply, type Reply } from '../wire/reply';
import { type Queued, Task } from './task';

type Asked = Omit<Invocation, keyof Engine>;

/** So long may a turn's new commands work, and then so long one of those that were interrupted. */
export const SLICE_MS = 10;
/** What is written for so long comes to the log fast enough for those who wait meanwhile. */
export const LONGEST_TRANSACTION_MS = 100;

/**
 * Runs commands one after another. All that arrive in one turn of the event loop share one transaction, so that a single
 * flush to the disk serves many clients; nobody is answered before it but those who ask nothing of the store. Long ones
 * give way: what a turn does not finish is committed as far as it came, and goes on in later turns.
 */
export class GroupCommit {
  private waiting: Task[] = [];
  private interrupted: Task[] = [];
  /** Whoever has worked in the present transaction. */
  private group = new Set<Task>();
  private openSince: number | undefined;
  private isScheduled = false;
  /** While one is made, turns take place when it says so. */
  private copying: Promise<unknown> | undefined;
  /** While the log is moved into the file, writes wait. */
  private checkpointing: Promise<void> | undefined;
  private readonly engine: Engine;

  constructor(
    private readonly store: Store,
    now: () => Date = () => new Date(),
    private readonly clock: () => number = () => performance.now(),
  ) {
    this.engine = { store, cursors: new Cursors(() => now().getTime()), now, copy: (file) => this.copy(file) };
  }

  async run(asked: Asked): Promise<Reply> {
    try {
      const command = commandFor(asked.request, asked.isPrivate);
      const invocation = { ...this.engine, ...asked };
      if ('immediate' in command) return await command.immediate(invocation);
      return await this.queue(command, command.run(invocation));
    } catch (error) {
      return errorReply(error);
    }
  }

  private queue(command: Queued, steps: Steps<Reply>): Promise<Reply> {
    return new Promise((resolve) => {
      this.waiting.push(new Task(command, steps, resolve));
      this.schedule();
    });
  }

  /** Runs all there is to its end. */
  async end(): Promise<void> {
    for (;;) {
      await this.copying;
      await this.checkpointing;
      if (!this.hasWork()) return;
      this.turn();
    }
  }

  /** Once a minute: forgets abandoned cursors and removes expired documents. */
  maintain(): void {
    this.engine.cursors.reapIdle();
    void this.queue(sweepExpired, sweepExpired.run(this.engine));
  }

  get count(): number {
    return this.store.log.count;
  }

  /** Begins to move the log into the file, unless a transaction is open. */
  checkpoint(): void {
    if (!this.isBetweenTransactions()) return;
    this.checkpointing = this.store.log.checkpoint().finally(() => {
      this.checkpointing = undefined;
      this.schedule();
    });
  }

  /** Makes the file complete by itself. Returns false when the log must be moved first, which begins then. */
  rest(): boolean {
    if (!this.isBetweenTransactions()) return false;
    if (this.store.log.isInFile) return this.store.log.rest();
    this.checkpoint();
    return false;
  }

  private isBetweenTransactions(): boolean {
    return this.openSince === undefined && this.copying === undefined && this.checkpointing === undefined;
  }

  private async copy(file: string): Promise<void> {
    while (!this.isBetweenTransactions()) await nextTurn();
    const copying = this.store.copyTo(file, () => this.turn());
    // whoever waits for its end goes on in any case
    this.copying = copying.catch(() => undefined);
    try {
      await copying;
    } finally {
      this.copying = undefined;
      this.schedule();
    }
  }

  private hasWork(): boolean {
    return this.waiting.some(this.mayWork) || this.interrupted.some(this.mayWork);
  }

  private readonly mayWork = ({ command }: Task): boolean => this.checkpointing === undefined || !command.writes;

  /** Takes out the first that may work now. */
  private next(tasks: Task[]): Task | undefined {
    const at = tasks.findIndex(this.mayWork);
    return at < 0 ? undefined : tasks.splice(at, 1)[0];
  }

  private schedule(): void {
    if (this.isScheduled || this.copying !== undefined) return;
    this.isScheduled = true;
    setImmediate(() => {
      this.isScheduled = false;
      if (this.copying === undefined) this.turn();
    });
  }

  private turn(): void {
    // in a turn of its own, since it takes as long as a slice
    if (this.store.log.isLong && this.isBetweenTransactions()) this.checkpoint();
    else this.workInTurn();
    if (this.store.log.isLong || this.hasWork()) this.schedule();
  }

  private workInTurn(): void {
    try {
      const start = this.clock();
      const hadInterrupted = this.interrupted.some(this.mayWork);
      do {
        const next = this.next(this.waiting);
        if (next === undefined) break;
        this.work(next, start);
      } while (this.clock() - start < SLICE_MS);
      const interrupted = hadInterrupted ? this.next(this.interrupted) : undefined;
      if (interrupted !== undefined) this.work(interrupted, this.clock());
      if (this.mustCommit()) this.commit();
    } catch (error) {
      this.fail(error);
    }
  }

  private work(task: Task, start: number): void {
    const { command } = task;
    if (command.alone && this.interrupted.some(({ hasBegun }) => hasBegun)) {
      this.interrupted.push(task);
      return;
    }
    this.group.add(task);
    if (command.writes && this.openSince === undefined) {
      this.store.log.begin();
      this.openSince = start;
    }
    task.work(() => this.clock() < start + SLICE_MS);
    if (task.reply === undefined) this.interrupted.push(task);
  }

  /** A transaction that nobody waits for may go on, so that a long command alone is not flushed every time. */
  private mustCommit(): boolean {
    if (this.openSince === undefined || this.copying !== undefined) return true;
    if (this.clock() - this.openSince >= LONGEST_TRANSACTION_MS) return true;
    for (const { reply } of this.group) if (reply !== undefined) return true;
    return false;
  }

  private commit(): void {
    const told = [...this.group].filter(({ reply }) => reply !== undefined);
    if (this.openSince !== undefined) this.store.log.commit(told.length > 0);
    this.openSince = undefined;
    this.group = new Set();
    for (const task of told) task.answer();
  }

  /** The disk failed: nothing of this transaction happened, and everybody who works is told so. */
  private fail(error: unknown): void {
    if (this.openSince !== undefined) this.store.rollback();
    this.openSince = undefined;
    // a batch that was read for one of them would be missing from what its cursor goes on with
    this.engine.cursors.killAll();
    const reply = errorReply(storageFailure(error));
    const failed = new Set([...this.group, ...this.interrupted]);
    this.group = new Set();
    this.interrupted = [];
    for (const task of failed) task.fail(reply);
  }
}
