import type { QueuedCommand } from '../commands/command';
import { isStorageError } from '../storage/failure';
import { type Steps, WAITING } from '../steps';
import { errorReply, type Reply } from '../wire/reply';

/** How a command may be run; see `QueuedCommand`. */
export type Queued = Pick<QueuedCommand, 'writes' | 'alone'>;

/** A command that waits, works or was interrupted, until it has a reply. */
export class Task {
  reply: Reply | undefined;
  hasBegun = false;

  constructor(
    readonly command: Queued,
    private readonly steps: Steps<Reply>,
    private readonly resolve: (reply: Reply) => void,
  ) {}

  /** Goes on as far as it may. @throws what makes the whole transaction fail. */
  work(mayGoOn: () => boolean): void {
    this.hasBegun = true;
    try {
      do {
        const { done, value } = this.steps.next();
        if (done) this.reply = value;
        else if (value === WAITING) return;
      } while (this.reply === undefined && mayGoOn());
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
    this.steps.return(reply);
    this.resolve(reply);
  }
}
