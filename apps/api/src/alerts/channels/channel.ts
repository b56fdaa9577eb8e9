import type { RenderedMessage } from '../rendering/rendered-message';
import type { Outcome } from './outcome';

/** A place to send to. It knows nothing of rules, incidents or retries, and never throws. */
export interface Channel {
  /** @param key the same for each attempt at one message, so that a receiver can tell a double */
  send(message: RenderedMessage, key: string): Promise<Outcome>;
}
