import { Types } from 'mongoose';
import type { Channel } from '../../src/alerts/channels/channel';
import type { ChannelFactory } from '../../src/alerts/channels/channel-factory';
import type { ChannelsService } from '../../src/alerts/channels/channels.service';
import { AlertMetrics } from '../../src/alerts/delivery/alert-metrics';
import { Attempt } from '../../src/alerts/delivery/attempt';
import type { FailingChannels } from '../../src/alerts/delivery/failing-channels';
import { Timeliness } from '../../src/alerts/delivery/timeliness';
import { incidentsMessage } from '../../src/alerts/grouping/content';
import type { IncidentFacts } from '../../src/alerts/grouping/incident-facts';
import { ChannelsRepository } from '../../src/alerts/store/channels.repository';
import type { DeliveryRecord } from '../../src/alerts/store/delivery.schema';
import { MessagesRepository } from '../../src/alerts/store/messages.repository';
import type { Clock } from '../../src/common/clock';
import { Env } from '../../src/config/env';
import type { IncidentSnapshot } from '../../src/incidents/incident-events';
import type { VantageLabels } from '../../src/labels/vantage-labels.service';
import type { MessageType } from '@nawala/contracts';
import type { AlertInstance } from './alert-instance';

export type Facts = Pick<IncidentFacts, 'of' | 'open' | 'muted' | 'changed'>;

/** What sends one message, over the real driver, to a channel that answers as the spec says. */
export function attemptOf(
  { models, deliveries, rules }: AlertInstance,
  facts: Facts,
  clock: Clock,
  send: Channel['send'],
) {
  const messages = new MessagesRepository(models.messages);
  const timeliness = new Timeliness(rules, messages, deliveries, facts as IncidentFacts, clock);
  return new Attempt(
    deliveries,
    messages,
    new ChannelsRepository(models.channels),
    { moved: async () => undefined } as unknown as ChannelsService,
    { of: () => ({ send }) } as unknown as ChannelFactory,
    { noticed: async () => undefined } as unknown as FailingChannels,
    timeliness,
    facts as IncidentFacts,
    { all: async () => new Map() } as unknown as VantageLabels,
    new AlertMetrics(deliveries),
    clock,
    new Env(),
  );
}

export interface DueMessage {
  rule: string;
  channel: string;
  type: MessageType;
  incidents: readonly IncidentSnapshot[];
  follows?: string[];
  createdAt: Date;
  order?: number;
}

/** A message of the rule, handed out to the channel and due. */
export async function addDue(
  { models, deliveries, rules }: AlertInstance,
  { rule, channel, type, incidents, follows = [], createdAt, order = 1 }: DueMessage,
): Promise<DeliveryRecord> {
  const _id = new Types.ObjectId().toHexString();
  const content = incidentsMessage((await rules.byId(rule))!, { type, brand: null, incidents }, new Map(), createdAt);
  const ids = incidents.map(({ id }) => id);
  await models.messages.create({
    ...{ _id, rule, type, state: 'handed', events: [], incidents: ids, channels: [channel], follows, content },
    ...{ recordedAt: createdAt, createdAt, expiresAt: new Date(createdAt.getTime() + 86_400_000_000) },
  });
  const delivery: DeliveryRecord = {
    ...{ _id: `${_id}-${channel}`, message: _id, type, channel, kind: 'webhook', state: 'due', why: null, error: null },
    ...{ claimId: null, attempts: 0, at: createdAt, nextAt: createdAt, recordedAt: createdAt, createdAt, order },
  };
  await deliveries.add([delivery]);
  return delivery;
}
