import { type LiveMessage, verdictsIn } from '../../app/live/live-message';

/** How long a message of one instance may be on its way while those of others pass it: less than a dashboard reads back. */
const MOST_OVERTAKEN_MS = 5_000;

/** A message on its way, and when it was sent by the server's own clock. */
export interface Sent {
  message: LiveMessage;
  at: number;
}

/** Of the whole domain and of what its vantage said: either may be of the same moment as another one. */
const momentsOf = (message: LiveMessage): string[] =>
  message.type === 'domain:updated'
    ? [`${message.payload.domain.id} ${message.payload.domain.updatedAt}`]
    : verdictsIn([message]).flatMap(({ domainId, nawala, vantage }) => [
        `${domainId} ${nawala.lastChecked}`,
        `${domainId} ${vantage.vantage} ${vantage.lastChecked}`,
      ]);

/**
 * Whether a message of another instance may arrive before the one that was sent first. Never one about the same thing at
 * the same moment: which of those was the last is more than a dashboard can tell.
 */
export function canOvertake(first: Sent, second: Sent): boolean {
  if (first.message.type !== second.message.type || second.at - first.at > MOST_OVERTAKEN_MS) return false;
  const moments = momentsOf(first.message);
  return moments.length > 0 && !momentsOf(second.message).some((each) => moments.includes(each));
}
