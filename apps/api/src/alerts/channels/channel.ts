import type { RenderedMessage } from '../rendering/rendered-message';
import type { Outcome } from './outcome';

/** A message that was sent before, to which another one is the answer. */
export interface Earlier {
  /** Under which it was sent. */
  key: string;
  /** What the channel calls it; null where it does not say. */
  reference: string | null;
}

/** A place to send to. It knows nothing of rules, incidents or retries, and never throws. */
export interface Channel {
  /**
   * @param key the same for each attempt at one message, so that a receiver can tell a double
   * @param earlier what it is shown beside, where the channel can do that
   */
  send(message: RenderedMessage, key: string, earlier?: Earlier): Promise<Outcome>;
}
