import type { ChannelKind, DeliveryState, MessageType } from './alerts';

/** Why a message waits or was not sent, besides what its channel answered (`ChannelAnswerCode`). */
export const DELIVERY_WHYS = [
  'muted',
  'quiet-hours',
  'short',
  'over',
  'no-channel',
  'rule-off',
  'rule-gone',
  'channel-off',
  'channel-gone',
  'gave-up',
] as const;
export type DeliveryWhy = (typeof DELIVERY_WHYS)[number];

/** One message about an incident, to one channel. Times are ISO 8601 UTC. */
export interface DeliveryDto {
  event: MessageType;
  kind: ChannelKind;
  state: DeliveryState;
  /** Why it waits, is held, was skipped or failed: `DeliveryWhy` or `ChannelAnswerCode`, a word without a language. */
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
