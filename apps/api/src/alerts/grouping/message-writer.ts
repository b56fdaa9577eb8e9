import { Injectable } from '@nestjs/common';
import { createHash } from 'node:crypto';
import { Clock } from '../../common/clock';
import type { AlertMessage } from '../rendering/message';
import type { EventRecord } from '../store/event.schema';
import { EventsRepository } from '../store/events.repository';
import type { MessageRecord } from '../store/message.schema';
import { type FrozenMessage, MessagesRepository } from '../store/messages.repository';
import type { AlertRule } from '../store/rule.schema';
import { HandOut } from './hand-out';
import { IncidentFacts } from './incident-facts';

const messageId = (...parts: readonly string[]): string =>
  createHash('sha256').update(parts.join('\n')).digest('hex').slice(0, 24);

const idsOf = (events: readonly EventRecord[]): string[] => events.map(({ _id }) => _id);

const isFrozen = (message: MessageRecord): message is FrozenMessage => message.state === 'frozen';

export interface Draft {
  events: readonly EventRecord[];
  /** Where it goes (hex). */
  channels: readonly string[];
  content: AlertMessage;
  /** Those that it tells of (hex). */
  incidents?: readonly string[];
  /** Messages to which it is the answer. */
  follows?: readonly string[];
}

/** Makes one message of events, in steps of which each can be the last: what was begun is finished, or begun again. */
@Injectable()
export class MessageWriter {
  constructor(
    private readonly events: EventsRepository,
    private readonly messages: MessagesRepository,
    private readonly facts: IncidentFacts,
    private readonly handOut: HandOut,
    private readonly clock: Clock,
  ) {}

  /** Opened, stamped, frozen, handed out: whatever is cut short is mended by whoever looks next. */
  async write(rule: AlertRule, { events, channels, content, incidents = [], follows = [] }: Draft): Promise<void> {
    const ruleId = rule._id.toHexString();
    const _id = messageId(ruleId, content.type, idsOf(events)[0]!);
    await this.messages.open({ _id, rule: ruleId, type: content.type }, this.clock.now());
    const free = await this.events.stamp(idsOf(events), _id, content.type);
    if (free < events.length && (await this.events.stamped(idsOf(events), _id)).length < events.length) {
      // Another instance has taken some of them: all are judged again.
      await this.messages.giveUp(_id);
      await this.events.unstamp(idsOf(events), _id);
      return;
    }
    const recordedAt = new Date(Math.min(...events.map((event) => event.recordedAt.getTime())));
    const frozen = await this.messages.freeze(_id, {
      events: idsOf(events),
      incidents: [...incidents],
      channels: [...channels],
      follows: [...follows],
      content,
      recordedAt,
    });
    if (!frozen) return;
    await this.handOut.execute(frozen);
    await this.events.settle(idsOf(events));
    this.facts.changed(incidents);
  }

  /** What somebody who died left half done is finished, or begun again. */
  async mended(waiting: EventRecord[]): Promise<EventRecord[]> {
    const begun = waiting.filter(({ message }) => message !== null);
    if (begun.length === 0) return waiting;
    const ids = [...new Set(begun.flatMap(({ message }) => message ?? []))];
    for (const id of ids) await this.messages.giveUp(id);
    const there = await this.messages.byIds(ids);
    // What was told counts as told once its channels are known.
    for (const each of there.filter(isFrozen)) await this.handOut.execute(each);
    const frozen = new Map(there.map((each) => [each._id, new Set(each.events)]));
    const isListed = ({ _id, message }: EventRecord): boolean => frozen.get(message ?? '')?.has(_id) === true;
    await this.events.settle(idsOf(begun.filter(isListed)));
    const again = begun.filter((event) => !isListed(event));
    for (const [id, own] of Map.groupBy(again, ({ message }) => message ?? ''))
      await this.events.unstamp(idsOf(own), id);
    return waiting.flatMap((event) => {
      if (event.message === null) return [event];
      return isListed(event) ? [] : [{ ...event, message: null, says: null }];
    });
  }
}
