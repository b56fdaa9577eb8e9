import { isStorageError } from '../storage/failure';
import { type Steps, WAITING } from '../steps';
import { errorReply, type Reply } from '../wire/reply';

/** How a command may be run; see `QueuedCommand`. */
export interface Queued {
  readonly writes?: true;
  readonly alone?: true;
}
export type Started = Reply | Steps<Reply>;

/** A command that waits, works or was interrupted, until it has a reply. */
export class Task {
  reply: Reply | undefined;
  private steps: Steps<Reply> | undefined;

  constructor(
    readonly command: Queued,
    private readonly start: () => Started,
    private readonly resolve: (reply: Reply) => void,
  ) {}

  get wasInterrupted(): boolean {
    return this.steps !== undefined;
  }

  /** Goes on as far as it may. @throws what makes the whole transaction fail. */
  work(mayGoOn: () => boolean): void {
    try {
      this.reply = this.advance(mayGoOn);
    } catch (error) {
      if (isStorageError(error)) throw error;
      this.reply = errorReply(error);
    }
  }

  /** Tells the reply, once there is one. */
  answer(): void {
    if (this.reply !== undefined) this.resolve(this.reply);
  }

  fail(reply: Reply): void {
    this.steps?.return(reply);
    this.resolve(reply);
  }

  private advance(mayGoOn: () => boolean): Reply | undefined {
    if (this.steps === undefined) {
      const started = this.start();
      if (!isSteps(started)) return started;
      this.steps = started;
    }
    for (;;) {
      const { done, value } = this.steps.next();
      if (done) return value;
      if (value === WAITING || !mayGoOn()) return undefined;
    }
  }
}

const isSteps = (started: Started): started is Steps<Reply> => 'next' in started;
