import type { MessageType } from '@nawala/contracts';
import type { IncidentSnapshot } from '../../incidents/incident-events';
import type { End, EventRecord } from '../store/event.schema';
import type { AlertRule } from '../store/rule.schema';
import { decide } from './decide';
import type { Telling } from './group';
import type { ToldBefore } from './told';

/** Events that are in no message, and why. */
export interface Ended {
  why: End;
  events: readonly EventRecord[];
}

export interface Judgement {
  tellings: Telling[];
  ended: Ended[];
}

/**
 * What a rule tells of one incident, and which of the events that wait about it end in no message.
 *
 * @param waiting of this incident and rule, muted ones aside
 * @param channels of the rule (hex), those that are on
 */
export function judge(
  rule: AlertRule,
  incident: IncidentSnapshot,
  waiting: readonly EventRecord[],
  { last, channels: knowing }: ToldBefore,
  channels: readonly string[],
): Judgement {
  const judgement: Judgement = { tellings: [], ended: [] };
  const { id, brandId: brand, acknowledged } = incident;
  const known = channels.filter((channel) => knowing.get(id)?.has(channel));
  const end = (why: End, events: readonly EventRecord[]): void => void judgement.ended.push({ why, events });
  const tell = (
    type: MessageType,
    to: readonly string[],
    about: readonly EventRecord[],
    acknowledgement?: string,
  ): void => {
    if (to.length === 0) return end('nobody-told', about);
    const events = about.map(({ _id }) => _id);
    judgement.tellings.push({ type, incident: id, brand, channels: to, acknowledgement, events });
  };
  const states = waiting.filter(({ kind }) => kind === 'state');
  if (states.length > 0) {
    const decision = decide(rule, last.get(id) ?? null, incident);
    if ('end' in decision) end(decision.end, states);
    else tell(decision.tell, decision.toldOnly ? known : channels, states);
  }
  const acks = waiting.filter(({ kind }) => kind === 'acknowledged');
  if (acks.length === 0) return judgement;
  if (!acknowledged) end('short', acks);
  else tell('incident.acknowledged', known, acks, `${acknowledged.by.id} ${acknowledged.note}`);
  return judgement;
}
