import type { MessageType } from '@nawala/contracts';
import type { IncidentSnapshot } from '../../incidents/incident-events';
import type { AlertRule } from '../store/rule.schema';
import type { End } from '../store/event.schema';
import { isBlockedFor } from './rule-scope';

/** What a rule last told of an incident; null: nothing yet. */
export type Told = 'incident.opened' | 'incident.closed' | 'incident.flapping' | null;

/** What becomes of all that waits about one incident: opposites cancel, since only the state now counts. */
export type Decision = { tell: MessageType; toldOnly: boolean } | { end: End };

type Rule = Pick<AlertRule, 'on' | 'vantages' | 'tellShort'>;

/** @param incident as it is now */
export function decide(rule: Rule, told: Told, incident: IncidentSnapshot): Decision {
  const [wantsBlocked, wantsUnblocked] = [rule.on.includes('blocked'), rule.on.includes('unblocked')];
  const { closedBecause, flapping } = incident;
  // Whoever paused, deleted or renamed it, or forgot its network, knows.
  if (closedBecause !== null) return { end: 'withdrawn' };
  const isBlocked = isBlockedFor(rule, incident);
  if (flapping) {
    if (told === 'incident.flapping') return { end: 'told-already' };
    return wantsBlocked ? { tell: 'incident.flapping', toldOnly: false } : { end: 'not-wanted' };
  }
  // The end of flapping, whichever it is, is for those who heard of it.
  if (told === 'incident.flapping') return { tell: isBlocked ? 'incident.opened' : 'incident.closed', toldOnly: true };
  if (isBlocked) {
    if (told === 'incident.opened') return { end: 'told-already' };
    return wantsBlocked ? { tell: 'incident.opened', toldOnly: false } : { end: 'not-wanted' };
  }
  if (told === 'incident.closed') return { end: 'told-already' };
  // A rule without `blocked` has told nothing itself: others may have, and `toldOnly` finds out.
  if (told === 'incident.opened' || !wantsBlocked) {
    return wantsUnblocked ? { tell: 'incident.closed', toldOnly: true } : { end: 'not-wanted' };
  }
  return rule.tellShort ? { tell: 'incident.opened', toldOnly: false } : { end: 'short' };
}
