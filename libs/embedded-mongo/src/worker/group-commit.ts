import { commandFor } from '../commands/registry';
import { Cursors } from '../commands/cursors';
import type { Command, Engine } from '../commands/command';
import { MongoError } from '../mongo-error';
import { isStorageError, type Store } from '../storage/store';
import type { Request } from '../wire/messages';
import { errorReply, type Reply } from '../wire/reply';

interface Waiting {
  readonly request: Request;
  readonly connectionId: number;
  readonly resolve: (reply: Reply) => void;
}

/**
 * Runs commands one after another. All that arrive in one turn of the event loop share one transaction, so that a
 * single flush to the disk serves many clients; nobody is answered before it.
 */
export class GroupCommit {
  private waiting: Waiting[] = [];
  private readonly engine: Engine;

  constructor(
    private readonly store: Store,
    now: () => Date = () => new Date(),
  ) {
    this.engine = { store, cursors: new Cursors(() => now().getTime()), now };
  }

  get cursors(): Cursors {
    return this.engine.cursors;
  }

  run(request: Request, connectionId: number): Promise<Reply> {
    return new Promise((resolve) => {
      if (this.waiting.length === 0) setImmediate(() => this.flush());
      this.waiting.push({ request, connectionId, resolve });
    });
  }

  /** Runs what waits, now. */
  flush(): void {
    const group = this.waiting;
    this.waiting = [];
    const replies = this.runGroup(group);
    group.forEach(({ resolve }, index) => resolve(replies[index] as Reply));
  }

  private runGroup(group: readonly Waiting[]): readonly Reply[] {
    let open = false;
    try {
      const replies = group.map((entry) => {
        const command = commandOrError(entry.request);
        if (command instanceof Error) return errorReply(command);
        if (command.writes && !open) {
          this.store.begin();
          open = true;
        }
        return this.runOne(command, entry);
      });
      if (open) this.store.commit();
      return replies;
    } catch (error) {
      // the disk failed: nothing of this group happened, and everybody in it is told so
      if (open) this.store.rollback();
      return group.map(() => errorReply(storageFailure(error)));
    }
  }

  private runOne(command: Command, { request, connectionId }: Waiting): Reply {
    const invoke = (): Reply => command.run({ ...this.engine, request, connectionId });
    try {
      return command.writes ? this.store.attempt(invoke) : invoke();
    } catch (error) {
      if (isStorageError(error)) throw error;
      return errorReply(error);
    }
  }
}

const commandOrError = (request: Request): Command | Error => {
  try {
    return commandFor(request);
  } catch (error) {
    return error as Error;
  }
};

const DISK_FULL = 13;

const storageFailure = (error: unknown): MongoError => {
  const { errcode, message } = error as { errcode?: number; message: string };
  if (((errcode ?? 0) & 0xff) === DISK_FULL)
    return new MongoError(14031, 'OutOfDiskSpace', `The disk is full: ${message}`);
  return new MongoError(1, 'InternalError', `The database file cannot be written: ${message}`);
};
