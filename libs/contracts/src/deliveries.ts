import type { ChannelKind, DeliveryState, MessageType } from './alerts';

/** One message about an incident, to one channel. Times are ISO 8601 UTC. */
export interface DeliveryDto {
  event: MessageType;
  kind: ChannelKind;
  state: DeliveryState;
  /** Why it is held, skipped or failed: a word for clients, without a language. */
  why: string | null;
  /** When it came to this state. */
  at: string;
  attempts: number;
  /** When it is tried (again); null when it is not. */
  nextAt: string | null;
  /** For admins alone. */
  channel?: { id: string; name: string };
  /** For admins alone: what the channel answered last. */
  error?: string | null;
}
