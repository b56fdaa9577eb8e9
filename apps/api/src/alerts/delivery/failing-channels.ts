import { Injectable } from '@nestjs/common';
import { Clock } from '../../common/clock';
import type { AlertChannel, AnswerRecord } from '../store/channel.schema';
import { ChannelsRepository } from '../store/channels.repository';
import { presentAnswer } from '../channels/say';
import { EventDesk } from '../grouping/event-desk';

/** A channel that has failed for so long is told of through others; one that failed for good, at once. */
const TOLERATED_MS = 300_000;

@Injectable()
export class FailingChannels {
  constructor(
    private readonly channels: ChannelsRepository,
    private readonly desk: EventDesk,
    private readonly clock: Clock,
  ) {}

  async noticed(channel: AlertChannel, answer: AnswerRecord, isFinal: boolean): Promise<void> {
    const now = this.clock.now();
    await this.channels.beginFailing(channel._id, now);
    const since = channel.failingSince ?? now;
    if (!isFinal && now.getTime() - since.getTime() < TOLERATED_MS) return;
    const id = channel._id.toHexString();
    await this.desk.takeOther({
      key: `failing:${id}:${since.getTime()}`,
      on: 'channel-failing',
      kind: 'channel',
      type: 'channel.failing',
      recordedAt: now,
      facts: { channel: { id, name: channel.name }, since: since.toISOString(), failure: presentAnswer(answer).detail },
    });
  }
}
