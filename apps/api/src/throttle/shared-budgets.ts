import type { OnApplicationShutdown } from '@nestjs/common';
import { type ThrottlerStorage, ThrottlerStorageService } from '@nestjs/throttler';
import type { Redis } from '../redis/redis';

/** Counts a request unless the budget is spent: hits, whether it was refused, and milliseconds until there is more. */
const SPEND = `
local hits = tonumber(redis.call('GET', KEYS[1]) or '0')
if hits >= tonumber(ARGV[2]) then return { hits, 1, redis.call('PTTL', KEYS[1]) } end
hits = redis.call('INCR', KEYS[1])
if hits == 1 then redis.call('PEXPIRE', KEYS[1], ARGV[1]) end
return { hits, 0, redis.call('PTTL', KEYS[1]) }`;

const seconds = (ms: number): number => Math.max(1, Math.ceil(ms / 1000));

/** Budgets that all instances share; while Redis is away, or without one, each instance counts for itself. */
export class SharedBudgets implements ThrottlerStorage, OnApplicationShutdown {
  private readonly own = new ThrottlerStorageService();

  constructor(private readonly redis: Redis) {}

  async increment(
    key: string,
    ttl: number,
    limit: number,
    blockDuration: number,
    throttlerName: string,
  ): ReturnType<ThrottlerStorage['increment']> {
    const { commands, isReady } = this.redis;
    if (commands && isReady) {
      try {
        const [hits, refused, ms] = (await commands.eval(SPEND, 1, `nawala:budget:${key}`, ttl, limit)) as [
          number,
          number,
          number,
        ];
        const left = seconds(ms);
        return { totalHits: hits, timeToExpire: left, isBlocked: refused === 1, timeToBlockExpire: left };
      } catch {
        // Counted here instead.
      }
    }
    return this.own.increment(key, ttl, limit, blockDuration, throttlerName);
  }

  onApplicationShutdown(): void {
    this.own.onApplicationShutdown();
  }
}
