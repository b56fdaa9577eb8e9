import { Injectable, type OnModuleInit } from '@nestjs/common';
import { OnEvent } from '@nestjs/event-emitter';
import { Redis } from '../../redis/redis';
import { HistoryDue } from '../../transitions/events/history-due.event';
import { Lease } from './lease';

const CHANNEL = 'nawala:due';
/** Instances that record much tell the holder once in so long, in milliseconds. */
const REST_MS = 50;

/**
 * Tells whoever holds the lease that there is work: here, or over Redis. A message that is lost costs half a second:
 * the holder looks by itself.
 */
@Injectable()
export class DispatchWake implements OnModuleInit {
  private readonly woken: (() => void)[] = [];
  private told = -Infinity;

  constructor(
    private readonly lease: Lease,
    private readonly redis: Redis,
  ) {}

  onModuleInit(): void {
    const { subscriber } = this.redis;
    subscriber?.on('message', (channel: string) => {
      if (channel === CHANNEL && this.lease.isHolder) this.run();
    });
    subscriber?.subscribe(CHANNEL).catch(() => undefined);
  }

  onWake(task: () => void): void {
    this.woken.push(task);
  }

  @OnEvent(HistoryDue.event)
  wake(): void {
    if (this.lease.isHolder) return this.run();
    const now = performance.now();
    if (!this.redis.commands || now - this.told < REST_MS) return;
    this.told = now;
    this.redis.commands.publish(CHANNEL, '').catch(() => undefined);
  }

  private run(): void {
    for (const task of this.woken) task();
  }
}
