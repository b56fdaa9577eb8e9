import { type Connection, createConnection, Types } from 'mongoose';
import { AlertChannel, AlertChannelSchema } from '../../src/alerts/store/channel.schema';
import { ChannelsRepository } from '../../src/alerts/store/channels.repository';
import { DeliveriesRepository } from '../../src/alerts/store/deliveries.repository';
import { DeliveryRecord, DeliverySchema } from '../../src/alerts/store/delivery.schema';
import { EventRecord, EventSchema } from '../../src/alerts/store/event.schema';
import { EventDesk } from '../../src/alerts/grouping/event-desk';
import { EventsRepository } from '../../src/alerts/store/events.repository';
import { Gather } from '../../src/alerts/grouping/gather';
import { MessageWriter } from '../../src/alerts/grouping/message-writer';
import { HandOut } from '../../src/alerts/grouping/hand-out';
import { MessageRecord, MessageSchema } from '../../src/alerts/store/message.schema';
import { MessagesRepository } from '../../src/alerts/store/messages.repository';
import { Pace } from '../../src/alerts/grouping/pace';
import { ToldReader } from '../../src/alerts/grouping/told';
import type { IncidentFacts } from '../../src/alerts/grouping/incident-facts';
import { AlertRule, AlertRuleSchema } from '../../src/alerts/store/rule.schema';
import { RulesRepository } from '../../src/alerts/store/rules.repository';
import type { BrandsService } from '../../src/brands/brands.service';
import type { Clock } from '../../src/common/clock';

/** One instance of what makes messages, over the real driver; incidents and the clock are the spec's. */
export async function alertInstance(
  uri: string,
  facts: Pick<IncidentFacts, 'of' | 'open' | 'muted' | 'changed'>,
  clock: Clock,
) {
  const connection: Connection = await createConnection(uri).asPromise();
  const models = {
    channels: connection.model(AlertChannel.name, AlertChannelSchema),
    rules: connection.model(AlertRule.name, AlertRuleSchema),
    events: connection.model(EventRecord.name, EventSchema),
    messages: connection.model(MessageRecord.name, MessageSchema),
    deliveries: connection.model(DeliveryRecord.name, DeliverySchema),
  };
  await Promise.all(Object.values(models).map((model) => model.init()));
  const life = { left: Infinity };
  const [channels, rules] = [new ChannelsRepository(models.channels), new RulesRepository(models.rules)];
  const events = mortal(new EventsRepository(models.events), life);
  const messages = mortal(new MessagesRepository(models.messages), life);
  const deliveries = mortal(new DeliveriesRepository(models.deliveries), life);
  const brands = { refs: async () => new Map() } as unknown as BrandsService;
  const handOut = new HandOut(messages, deliveries, channels, clock);
  const told = new ToldReader(events, deliveries);
  return {
    models,
    rules,
    desk: new EventDesk(rules, events, clock),
    gather: new Gather(
      rules,
      channels,
      brands,
      events,
      new MessageWriter(events, messages, facts as IncidentFacts, handOut, clock),
      told,
      facts as IncidentFacts,
      new Pace(),
      clock,
    ),
    handOut,
    deliveries,
    /** After so many more writes and reads it is dead. */
    dieAfter: (calls: number) => void (life.left = calls),
    close: () => connection.close(),
  };
}

export type AlertInstance = Awaited<ReturnType<typeof alertInstance>>;

export class Killed extends Error {}

/** The same repository, of a process that may be killed between two of its calls. */
function mortal<T extends object>(repository: T, life: { left: number }): T {
  return new Proxy(repository, {
    get(target, name) {
      const value: unknown = Reflect.get(target, name);
      if (typeof value !== 'function') return value;
      return (...given: unknown[]) => {
        if (life.left-- <= 0) throw new Killed();
        return (value as (...all: unknown[]) => unknown).apply(target, given);
      };
    },
  });
}

export async function addChannel({ models }: AlertInstance, name: string): Promise<string> {
  const channel = await models.channels.create({
    name,
    kind: 'webhook',
    enabled: true,
    mention: [],
    settings: {},
    target: name,
  });
  return channel._id.toHexString();
}

export async function addAlertRule({ models }: AlertInstance, over: Partial<AlertRule>): Promise<string> {
  const rule = await models.rules.create({
    _id: new Types.ObjectId(),
    name: 'At once',
    enabled: true,
    on: ['blocked', 'unblocked'],
    brandIds: [],
    tags: [],
    vantages: [],
    after: 0,
    window: 0,
    tellShort: false,
    quietHours: null,
    digestAt: null,
    language: 'en',
    zone: 'Asia/Jakarta',
    channelIds: [],
    since: new Date(0),
    version: 0,
    ...over,
  });
  return rule._id.toHexString();
}
