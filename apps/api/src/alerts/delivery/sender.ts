import { Injectable, Logger } from '@nestjs/common';
import { isDatabaseAway } from '../../common/app-error-of';
import { Clock } from '../../common/clock';
import { Pace } from '../grouping/pace';
import { Patience } from '../grouping/patience';
import { Attempt } from './attempt';
import { ChannelsRepository } from '../store/channels.repository';
import { DeliveriesRepository } from '../store/deliveries.repository';
import type { DeliveryRecord, Hold } from '../store/delivery.schema';
import { nextDeliveries } from './next-deliveries';

/** Read at once; beyond it, each channel's are read apart, so that a long queue of one hides no other. */
const AT_ONCE = 500;
/** A claim that nobody has settled for so long, since it was first seen here, is free. It outlives every attempt. */
const CLAIM_MS = 60_000;
const LONGEST_WAIT_MS = 4_000_000;

const waitKey = ({ _id, attempts }: DeliveryRecord): string => `wait ${_id} ${attempts}`;
const claimKey = ({ _id, claimId }: DeliveryRecord): string => `claim ${_id} ${claimId}`;

/** Sends what is due: one message at a time to each channel, all channels beside each other. */
@Injectable()
export class Sender {
  private readonly logger = new Logger(Sender.name);
  private readonly sending = new Map<string, Promise<void>>();
  private readonly waits: Patience;
  private wakeUp: () => void = () => undefined;

  constructor(
    private readonly deliveries: DeliveriesRepository,
    private readonly channels: ChannelsRepository,
    private readonly attempt: Attempt,
    private readonly pace: Pace,
    private readonly clock: Clock,
  ) {
    this.waits = new Patience(() => clock.now().getTime());
  }

  /** Called when a channel is free again. */
  onFree(wake: () => void): void {
    this.wakeUp = wake;
  }

  async round(): Promise<void> {
    const unsent = await this.unsent();
    if (unsent.length === 0) return;
    await this.freeStaleClaims(unsent);
    this.pace.know(await this.channels.list());
    for (const delivery of nextDeliveries(unsent, new Set(this.sending.keys()), (each) => this.isReady(each))) {
      // Two channels may share a limit, which the one before has just used up.
      if (this.pace.left(delivery.channel) === 0) this.send(delivery);
    }
  }

  /** What was held for this is looked at again. */
  async release(hold: Hold): Promise<void> {
    await this.deliveries.release(hold, this.clock.now());
  }

  /** Settles when nothing is on its way any more. */
  async idle(): Promise<void> {
    await Promise.all(this.sending.values());
  }

  /** The waits of another term say nothing. */
  forget(): void {
    this.waits.clear();
  }

  private async unsent(): Promise<DeliveryRecord[]> {
    const first = await this.deliveries.unsent(AT_ONCE);
    if (first.length < AT_ONCE) return first;
    const channels = [...(await this.deliveries.waitingByChannel()).keys()];
    return (await Promise.all(channels.map((channel) => this.deliveries.unsentOf(channel, 20)))).flat();
  }

  private isReady(delivery: DeliveryRecord): boolean {
    const { nextAt, at, channel } = delivery;
    if (this.pace.left(channel) > 0) return false;
    if (!nextAt || nextAt <= this.clock.now()) return true;
    const key = waitKey(delivery);
    if (!this.waits.has(key))
      this.waits.wait(key, nextAt.getTime(), Math.min(nextAt.getTime() - at.getTime(), LONGEST_WAIT_MS));
    return this.waits.isOver(key);
  }

  /** No two instances' clocks are compared: a claim is as old as we have seen it be. */
  private async freeStaleClaims(unsent: readonly DeliveryRecord[]): Promise<void> {
    for (const delivery of unsent) {
      if (delivery.state !== 'sending' || this.sending.has(delivery.channel)) continue;
      const key = claimKey(delivery);
      if (!this.waits.has(key)) this.waits.wait(key, Infinity, CLAIM_MS);
      else if (this.waits.isOver(key)) await this.deliveries.takeOver(delivery, this.clock.now());
    }
  }

  private send(delivery: DeliveryRecord): void {
    this.waits.forget(waitKey(delivery));
    this.pace.spend(delivery.channel);
    const sent = this.attempt
      .execute(delivery)
      .catch((error: unknown) => {
        if (!isDatabaseAway(error))
          this.logger.error({ err: error, delivery: delivery._id }, 'A message could not be sent');
      })
      .finally(() => {
        this.sending.delete(delivery.channel);
        this.wakeUp();
      });
    this.sending.set(delivery.channel, sent);
  }
}
