import { Injectable } from '@nestjs/common';
import { Clock } from '../../common/clock';
import { ChannelsRepository } from '../store/channels.repository';
import { DeliveriesRepository } from '../store/deliveries.repository';
import { type FrozenMessage, MessagesRepository } from '../store/messages.repository';

/** Gives each channel of a frozen message its delivery: known by message and channel, so that doing it twice is doing it once. */
@Injectable()
export class HandOut {
  private order = 0;
  private handed: () => void = () => undefined;

  constructor(
    private readonly messages: MessagesRepository,
    private readonly deliveries: DeliveriesRepository,
    private readonly channels: ChannelsRepository,
    private readonly clock: Clock,
  ) {}

  /** Called when there is something to send. */
  onHanded(send: () => void): void {
    this.handed = send;
  }

  async execute({ _id, type, channels, recordedAt }: FrozenMessage): Promise<void> {
    const now = this.clock.now();
    const kinds = new Map((await this.channels.list()).map((each) => [each._id.toHexString(), each.kind]));
    const there = channels.flatMap((channel) => {
      const kind = kinds.get(channel);
      return kind ? [{ channel, kind }] : [];
    });
    await this.deliveries.add(
      there.map(({ channel, kind }) => ({
        _id: `${_id}-${channel}`,
        message: _id,
        type,
        channel,
        kind,
        state: 'due',
        why: null,
        error: null,
        claimId: null,
        attempts: 0,
        at: now,
        nextAt: now,
        recordedAt,
        createdAt: now,
        order: ++this.order,
      })),
    );
    this.handed();
    await this.messages.handed(_id);
  }

  /** What somebody who died had frozen, and not handed out. */
  async finish(): Promise<void> {
    for (const message of await this.messages.frozen()) await this.execute(message);
  }
}
