import { type DeliveryRecord, isHeld } from '../store/delivery.schema';

/** After so many attempts a message no longer holds up those behind it: it may be the message, not the channel. */
const PATIENT_ATTEMPTS = 5;

/**
 * What each channel is to be sent next: the oldest, so that a recovery never comes before its block. One that waits to be
 * tried again holds up those behind it in its own channel for a while, and those of no other; one that is held, for quiet
 * hours or a mute, holds up none.
 *
 * @param unsent oldest first
 * @param busy channels (hex) that are being sent to
 */
export function nextDeliveries(
  unsent: readonly DeliveryRecord[],
  busy: ReadonlySet<string>,
  isReady: (delivery: DeliveryRecord) => boolean,
): DeliveryRecord[] {
  const held = new Set(busy);
  const next: DeliveryRecord[] = [];
  for (const delivery of unsent) {
    const { channel, state, attempts } = delivery;
    if (held.has(channel)) continue;
    if (state === 'due' && isReady(delivery)) {
      next.push(delivery);
      held.add(channel);
    } else if (state === 'sending' || (attempts < PATIENT_ATTEMPTS && !isHeld(delivery))) held.add(channel);
  }
  return next;
}
