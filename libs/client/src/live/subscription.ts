import type { LiveEvents } from '@nawala/contracts';
import type { ClientError } from '../client-error';
import type { VerdictChange } from './verdict-change';

/** `live`: nothing is missing; `catching-up`: connected, and asking for what was missed; `away`: trying to connect. */
export type LiveState = 'live' | 'catching-up' | 'away';

export interface SubscribeOptions {
  /** Each change of a domain's verdict, once, and in order for each domain. */
  onVerdict?: (change: VerdictChange) => void;
  /** Changes recorded since then come first; those from now on alone unless given. */
  since?: Date | string;
  /** Any event of the API as it comes; nobody asks for those that were missed. */
  on?: { [E in keyof LiveEvents]?: (payload: LiveEvents[E]) => void };
  onState?: (state: LiveState) => void;
  /** What went wrong, each time; it goes on trying. */
  onError?: (error: ClientError) => void;
  /** Ends it, like `close`. */
  signal?: AbortSignal;
}

export interface Subscription {
  /** Resolves when it is live for the first time. Never rejects: for an API that is never there it waits for ever. */
  readonly ready: Promise<void>;
  close(): void;
}
