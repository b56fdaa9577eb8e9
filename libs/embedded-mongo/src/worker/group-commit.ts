import type { Command, Engine, Invocation } from '../commands/command';
import { Cursors } from '../commands/cursors';
import { commandFor } from '../commands/commands';
import { documentOf } from '../bson/values';
import { damage } from '../integrity/checksum';
import { MongoError } from '../mongo-error';
import { isStorageError, type Store } from '../storage/store';
import { errorReply, type Reply } from '../wire/reply';

export type Asked = Omit<Invocation, keyof Engine>;

interface Waiting {
  readonly asked: Asked;
  readonly command: Command | Error;
  readonly resolve: (reply: Reply) => void;
}

/**
 * Runs commands one after another. All that arrive in one turn of the event loop share one transaction, so that a
 * single flush to the disk serves many clients; nobody is answered before it but those who ask nothing of the store.
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

  run(asked: Asked): Promise<Reply> {
    const command = commandOrError(asked);
    if ('immediate' in command) return Promise.resolve(this.runOne(command, { ...this.engine, ...asked }));
    return new Promise((resolve) => {
      if (this.waiting.length === 0) setImmediate(() => this.flush());
      this.waiting.push({ asked, command, resolve });
    });
  }

  /** Runs what waits, now. */
  flush(): void {
    const { waiting } = this;
    this.waiting = [];
    while (waiting.length > 0) {
      const border = waiting.findIndex(
        ({ command }, index) => index > 0 && (isAlone(command) || isAlone(waiting[0]?.command)),
      );
      const group = waiting.splice(0, border < 0 ? waiting.length : border);
      const replies = this.runGroup(group);
      group.forEach(({ resolve }, index) => resolve(replies[index] as Reply));
    }
  }

  /** Once a minute: forgets abandoned cursors and removes expired documents. */
  maintain(): void {
    this.engine.cursors.reapIdle();
    const body = documentOf([['sweepExpired', 1]]);
    const request = {
      id: 0,
      db: 'admin',
      name: 'sweepExpired',
      body,
      sequences: new Map(),
      wantsReply: false,
      legacy: false,
    };
    void this.run({ request, connectionId: 0, isPrivate: true });
  }

  private runGroup(group: readonly Waiting[]): readonly Reply[] {
    let open = false;
    try {
      const replies = group.map(({ asked, command }) => {
        if (command instanceof Error) return errorReply(command);
        if (command.writes && !open) {
          this.store.log.begin();
          open = true;
        }
        return this.runOne(command, { ...this.engine, ...asked });
      });
      if (open) this.store.log.commit();
      return replies;
    } catch (error) {
      // the disk failed: nothing of this group happened, and everybody in it is told so
      if (open) this.store.rollback();
      // a batch that was read for one of them would be missing from what its cursor goes on with
      this.engine.cursors.killAll();
      return group.map(() => errorReply(storageFailure(error)));
    }
  }

  private runOne(command: Command, invocation: Invocation): Reply {
    try {
      return command.writes ? this.store.attempt(() => command.run(invocation)) : command.run(invocation);
    } catch (error) {
      if (isStorageError(error)) throw error;
      return errorReply(error);
    }
  }
}

const commandOrError = ({ request }: Asked): Command | Error => {
  try {
    return commandFor(request);
  } catch (error) {
    return error as Error;
  }
};

const isAlone = (command: Command | Error | undefined): boolean => command !== undefined && 'alone' in command;

const CORRUPT = 11;
const DISK_FULL = 13;

const storageFailure = (error: unknown): MongoError => {
  const { errcode = 0, message } = error as { errcode?: number; message: string };
  if ((errcode & 0xff) === CORRUPT) return damage(`The database file is damaged (${message})`);
  if ((errcode & 0xff) === DISK_FULL) return new MongoError(14031, `The disk is full: ${message}`);
  return new MongoError(1, `The database file cannot be written: ${message}`);
};
