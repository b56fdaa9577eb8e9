import { Injectable } from '@nestjs/common';
import type { MessageType } from '@nawala/contracts';
import { DeliveriesRepository } from '../store/deliveries.repository';
import type { Told } from './decide';
import { EventsRepository } from '../store/events.repository';

/** What was told of some incidents before. */
export interface ToldBefore {
  /** What this rule told last, by incident. */
  last: ReadonlyMap<string, Told>;
  /** The channels (hex) that know that it is blocked or flaps, by incident, whichever rule told them. */
  channels: ReadonlyMap<string, ReadonlySet<string>>;
  /** The messages that said so, by incident. */
  messages: ReadonlyMap<string, ReadonlySet<string>>;
}

/** More than so many messages are not looked through for the one that is answered. */
const MAX_FOLLOWED = 20;

/** The messages to which one about these incidents is the answer. */
export function followedBy(
  type: MessageType,
  incidents: readonly { id: string }[],
  { messages }: Pick<ToldBefore, 'messages'>,
): string[] {
  if (type === 'incident.opened') return [];
  const followed = new Set(incidents.flatMap(({ id }) => [...(messages.get(id) ?? [])]));
  return followed.size > MAX_FOLLOWED ? [] : [...followed];
}

@Injectable()
export class ToldReader {
  constructor(
    private readonly events: EventsRepository,
    private readonly deliveries: DeliveriesRepository,
  ) {}

  async of(rule: string, incidents: readonly string[]): Promise<ToldBefore> {
    const told = await this.events.toldOf(incidents);
    const last = new Map<string, Told>();
    const messages = new Map<string, Set<string>>();
    for (const { rule: by, incident, says, message } of told) {
      if (incident === null || message === null) continue;
      if (by === rule) last.set(incident, says as Told);
      if (says !== 'incident.closed') messages.set(incident, (messages.get(incident) ?? new Set()).add(message));
    }
    const reached = await this.deliveries.channelsOf([...new Set([...messages.values()].flatMap((each) => [...each]))]);
    const channels = new Map(
      [...messages].map(([incident, each]) => [incident, new Set([...each].flatMap((id) => reached.get(id) ?? []))]),
    );
    return { last, channels, messages };
  }
}
