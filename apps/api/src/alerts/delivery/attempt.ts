import { Injectable, Logger } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { Clock } from '../../common/clock';
import { Env, publicUrlOf } from '../../config/env';
import { VantageLabels } from '../../labels/vantage-labels.service';
import type { AlertChannel, AnswerRecord } from '../store/channel.schema';
import type { Earlier } from '../channels/channel';
import { ChannelFactory } from '../channels/channel-factory';
import { ChannelsRepository } from '../store/channels.repository';
import { ChannelsService } from '../channels/channels.service';
import type { Outcome } from '../channels/outcome';
import { presentAnswer } from '../channels/say';
import { FailingChannels } from './failing-channels';
import { type FrozenMessage, MessagesRepository } from '../store/messages.repository';
import { IncidentFacts } from '../grouping/incident-facts';
import { FORMATS } from '../rendering/formats';
import { withLabels } from '../rendering/with-labels';
import { AlertMetrics } from './alert-metrics';
import { DeliveriesRepository, type Ending } from '../store/deliveries.repository';
import type { DeliveryRecord } from '../store/delivery.schema';
import { GIVE_UP_MS, waitMs } from './pauses';
import { type Timely, Timeliness } from './timeliness';

type Unsent = Exclude<Timely, { send: unknown }>;

/** One attempt at one message: claimed before, settled after. */
@Injectable()
export class Attempt {
  private readonly logger = new Logger(Attempt.name);

  constructor(
    private readonly deliveries: DeliveriesRepository,
    private readonly messages: MessagesRepository,
    private readonly channels: ChannelsRepository,
    private readonly service: ChannelsService,
    private readonly factory: ChannelFactory,
    private readonly failing: FailingChannels,
    private readonly timeliness: Timeliness,
    private readonly facts: IncidentFacts,
    private readonly labels: VantageLabels,
    private readonly metrics: AlertMetrics,
    private readonly clock: Clock,
    private readonly env: Env,
  ) {}

  async execute(delivery: DeliveryRecord): Promise<void> {
    const [channel, message] = await Promise.all([
      this.channels.byId(delivery.channel),
      this.messages.byId(delivery.message),
    ]);
    if (!channel?.enabled || !message) {
      await this.deliveries.skip([delivery._id], channel ? 'channel-off' : 'channel-gone', this.clock.now());
      return;
    }
    const timely = await this.timeliness.of(delivery, message);
    if (!('send' in timely)) return this.keep(delivery, message, timely);
    const [earlier, labels] = await Promise.all([this.earlierOf(message, channel), this.labels.all()]);
    const claimed = await this.deliveries.claim(delivery, randomUUID(), this.clock.now());
    if (!claimed) return;
    const rendered = FORMATS[channel.kind](withLabels(timely.send, labels), {
      mention: channel.mention,
      publicUrl: publicUrlOf(this.env),
    });
    const begun = performance.now();
    const outcome = await this.factory.of(channel).send(rendered, delivery._id, earlier);
    const ms = Math.round(performance.now() - begun);
    const ending = this.endingOf(claimed, outcome);
    if (!(await this.deliveries.settle(claimed, ending))) {
      this.logger.warn({ delivery: delivery._id }, 'A claim was taken over while its message was being sent');
      return;
    }
    this.facts.changed(message.incidents);
    this.measure(claimed, ending);
    await this.note(channel, outcome, ending, ms);
  }

  private async keep(delivery: DeliveryRecord, message: FrozenMessage, timely: Unsent): Promise<void> {
    const now = this.clock.now();
    if ('skip' in timely) await this.deliveries.skip([delivery._id], timely.skip, now);
    else await this.deliveries.hold(delivery, timely.hold, timely.until, now);
    this.facts.changed(message.incidents);
  }

  /** The one message in this channel that it is the answer to; undefined when there are several, or none. */
  private async earlierOf({ follows = [] }: FrozenMessage, { _id }: AlertChannel): Promise<Earlier | undefined> {
    if (follows.length === 0) return undefined;
    const there = await this.deliveries.byIds(follows.map((message) => `${message}-${_id.toHexString()}`));
    const [only, ...others] = there.filter(({ state }) => state === 'sent');
    return only && others.length === 0 ? { key: only._id, reference: only.reference ?? null } : undefined;
  }

  private endingOf({ attempts, createdAt }: DeliveryRecord, outcome: Outcome): Ending {
    const at = this.clock.now();
    const { detail } = presentAnswer(outcome.answer);
    if (outcome.type === 'sent') {
      const { reference } = outcome;
      return { state: 'sent', why: null, error: null, at, nextAt: null, ...(reference && { reference }) };
    }
    if (outcome.type === 'failed')
      return { state: 'failed', why: outcome.answer.code, error: detail, at, nextAt: null };
    const nextAt = new Date(at.getTime() + waitMs(attempts, outcome.afterMs, Math.random()));
    if (nextAt.getTime() - createdAt.getTime() > GIVE_UP_MS)
      return { state: 'failed', why: 'gave-up', error: detail, at, nextAt: null };
    return { state: 'due', why: outcome.answer.code, error: detail, at, nextAt };
  }

  private measure({ kind, recordedAt }: DeliveryRecord, { state, at }: Ending): void {
    if (state === 'sent' || state === 'failed')
      this.metrics.ended(kind, state, (at.getTime() - recordedAt.getTime()) / 1000);
  }

  /** How the channel does, for people; and for those who are told when it does badly. */
  private async note(channel: AlertChannel, outcome: Outcome, { state, at }: Ending, ms: number): Promise<void> {
    const { answer, type } = outcome;
    const ok = type === 'sent';
    const lastAnswer: AnswerRecord = { ...answer, ms, ok, at };
    await this.channels.noteHealth(channel._id, {
      lastAnswer,
      ...(ok ? { lastSentAt: at, failingSince: null } : { lastError: lastAnswer }),
      ...('gone' in outcome && outcome.gone && { enabled: false }),
    });
    if (outcome.type === 'sent' && outcome.movedTo) await this.service.moved(channel, outcome.movedTo);
    if (!ok && answer.code !== 'slowDown') await this.failing.noticed(channel, lastAnswer, state === 'failed');
  }
}
