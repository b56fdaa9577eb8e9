import type { IncidentSnapshot } from '../../incidents/incident-events';
import { messageIncident } from '../grouping/content';
import { isBlockedFor } from '../grouping/rule-scope';
import type { AlertMessage, MessageIncident } from '../rendering/message';
import type { AlertRule } from '../store/rule.schema';
import type { FrozenMessage } from '../store/messages.repository';

type Snapshots = ReadonlyMap<string, IncidentSnapshot>;

/** Whether it is still to be told, in a message of this type, of an incident as it is now. */
function isToBeTold(rule: AlertRule, type: AlertMessage['type'], incident: IncidentSnapshot): boolean {
  if (incident.closedBecause !== null) return false;
  if (type === 'incident.flapping') return incident.flapping;
  if (isBlockedFor(rule, incident)) return true;
  // The message of its end says from when to when it was blocked. Where none will come, this one says that it is over.
  return type === 'incident.opened' && (rule.tellShort || !rule.on.includes('unblocked'));
}

const IN_TIME = new Set<AlertMessage['type']>(['incident.opened', 'incident.flapping', 'incident.acknowledged']);

/**
 * What a message that could not be sent at once still has to say: what is over by now is told with its end, in one message
 * instead of two. Null when nothing is left of it.
 *
 * @param now the incidents of the message as they are; one that is missing stays as it was frozen
 */
export function stillTrue(rule: AlertRule, message: FrozenMessage, now: Snapshots): AlertMessage | null {
  const { type, content, incidents } = message;
  if (!IN_TIME.has(type)) return content;
  const isLeft = (id: string): boolean => {
    const incident = now.get(id);
    return incident === undefined || isToBeTold(rule, type, incident);
  };
  const left = incidents.filter(isLeft);
  if (left.length === 0) return null;
  const lines = content.incidents.filter(({ id }) => isLeft(id));
  return {
    ...content,
    incidents: lines.map((line) => (type === 'incident.opened' ? asItIs(rule, line, now) : line)),
    total: left.length,
  };
}

/** Frozen, unless it is over by now. */
function asItIs(rule: AlertRule, line: MessageIncident, now: Snapshots): MessageIncident {
  const incident = now.get(line.id);
  if (!incident || isBlockedFor(rule, incident)) return line;
  return { ...messageIncident(rule, incident, new Map()), brand: line.brand };
}
