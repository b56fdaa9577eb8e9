import { setImmediate } from 'node:timers/promises';
import type { Engine, Invocation, QueuedCommand } from '../commands/command';
import { commandFor } from '../commands/commands';
import { Cursors } from '../commands/cursors';
import { isStorageError } from '../storage/sqlite';
import type { Store } from '../storage/store';
import { type Steps, WAITING } from '../steps';
import { errorReply, type Reply } from '../wire/reply';
import { storageFailure } from './storage-failure';
import { SWEEP } from './sweep-request';

export type Asked = Omit<Invocation, keyof Engine>;

interface Task {
  readonly asked: Asked;
  readonly command: QueuedCommand;
  readonly resolve: (reply: Reply) => void;
  /** Once it was interrupted: what is left of it. */
  steps?: Steps<Reply>;
  reply?: Reply | undefined;
}

/** So long may a turn's new commands work, and then so long one of those that were interrupted. */
export const SLICE_MS = 10;
const LONGEST_TRANSACTION_MS = 250;

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
      const command = commandFor(asked.request);
      if ('immediate' in command) return await command.immediate({ ...this.engine, ...asked });
      return await new Promise((resolve) => {
        this.waiting.push({ asked, command, resolve });
        this.schedule();
      });
    } catch (error) {
      return errorReply(error);
    }
  }

  /** Runs all there is to its end. */
  async end(): Promise<void> {
    await this.copying;
    while (this.hasWork()) this.turn();
  }

  /** Once a minute: forgets abandoned cursors and removes expired documents. */
  maintain(): void {
    this.engine.cursors.reapIdle();
    void this.run(SWEEP);
  }

  /** Nothing is open: a checkpoint may run. */
  isBetweenTransactions(): boolean {
    return this.openSince === undefined && this.copying === undefined;
  }

  private async copy(file: string): Promise<void> {
    while (!this.isBetweenTransactions()) await setImmediate();
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
    return this.waiting.length + this.interrupted.length > 0;
  }

  private schedule(): void {
    if (this.isScheduled || this.copying !== undefined) return;
    this.isScheduled = true;
    void setImmediate().then(() => {
      this.isScheduled = false;
      if (this.copying === undefined) this.turn();
    });
  }

  private turn(): void {
    const hadInterrupted = this.interrupted.length > 0;
    try {
      const start = this.clock();
      do {
        const next = this.waiting.shift();
        if (next === undefined) break;
        this.work(next, start);
      } while (this.clock() - start < SLICE_MS);
      if (hadInterrupted) this.work(this.interrupted.shift() as Task, this.clock());
      if (this.mustCommit()) this.commit();
    } catch (error) {
      this.fail(error);
    }
    if (this.hasWork()) this.schedule();
  }

  private work(task: Task, start: number): void {
    const { command } = task;
    if (command.alone && this.interrupted.some(({ steps }) => steps !== undefined)) {
      this.interrupted.push(task);
      return;
    }
    this.group.add(task);
    if (command.writes && this.openSince === undefined) {
      this.store.log.begin();
      this.openSince = start;
    }
    task.reply = this.advance(task, start + SLICE_MS);
    if (task.reply === undefined) this.interrupted.push(task);
  }

  /** As far as it comes before the deadline; undefined when it is not finished. */
  private advance(task: Task, deadline: number): Reply | undefined {
    const { command } = task;
    const goOn = (): Reply | undefined => {
      if (task.steps === undefined) {
        const started = command.run({ ...this.engine, ...task.asked });
        if (!isSteps(started)) return started;
        task.steps = started;
      }
      for (;;) {
        const { done, value } = task.steps.next();
        if (done) return value;
        if (value === WAITING || this.clock() >= deadline) return undefined;
      }
    };
    try {
      return command.writes ? this.store.attempt(goOn) : goOn();
    } catch (error) {
      if (isStorageError(error)) throw error;
      return errorReply(error);
    }
  }

  /** A transaction that nobody waits for may go on, so that a long command alone is not flushed every time. */
  private mustCommit(): boolean {
    if (this.openSince === undefined || this.copying !== undefined) return true;
    if (this.clock() - this.openSince >= LONGEST_TRANSACTION_MS) return true;
    for (const { reply } of this.group) if (reply !== undefined) return true;
    return false;
  }

  private commit(): void {
    if (this.openSince !== undefined) this.store.log.commit();
    this.openSince = undefined;
    const { group } = this;
    this.group = new Set();
    for (const { reply, resolve } of group) if (reply !== undefined) resolve(reply);
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
    for (const { steps, resolve } of failed) {
      steps?.return(reply);
      resolve(reply);
    }
  }
}

const isSteps = (started: Reply | Steps<Reply>): started is Steps<Reply> => 'next' in started;
