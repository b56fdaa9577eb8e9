import { Injectable } from '@nestjs/common';
import type { ChannelKind } from '@nawala/contracts';
import { DeliveriesRepository } from '../store/deliveries.repository';

/** What this instance sent, for whoever measures. */
@Injectable()
export class AlertMetrics {
  private readonly listeners: ((kind: ChannelKind, result: 'sent' | 'failed', seconds: number) => void)[] = [];

  constructor(private readonly deliveries: DeliveriesRepository) {}

  /** `seconds`: from when what it tells of was recorded. */
  onEnd(listener: (kind: ChannelKind, result: 'sent' | 'failed', seconds: number) => void): void {
    this.listeners.push(listener);
  }

  ended(kind: ChannelKind, result: 'sent' | 'failed', seconds: number): void {
    for (const listener of this.listeners) listener(kind, result, seconds);
  }

  /** Messages that have yet to be sent, by whichever instance. */
  due(): Promise<{ count: number; oldest: Date | null }> {
    return this.deliveries.due();
  }
}
