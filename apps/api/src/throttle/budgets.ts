import { Injectable } from '@nestjs/common';
import { Redis } from '../redis/redis';
import { type Counts, countsAt, usedOf, waitFor } from './sliding-window';

/** `waitFor` and `countsAt`, where all instances see the same counts and the same clock: 1 when it fits, and the counts. */
const SPEND = `
local ttl, limit, cost = tonumber(ARGV[1]), tonumber(ARGV[2]), tonumber(ARGV[3])
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local number = math.floor(now / ttl)
local elapsed = now - number * ttl
local known = redis.call('HMGET', KEYS[1], 'number', 'current', 'previous')
local last, current, previous = tonumber(known[1]), tonumber(known[2] or 0), tonumber(known[3] or 0)
if last ~= number then
  if last == number - 1 then previous = current else previous = 0 end
  current = 0
end
if previous * (1 - elapsed / ttl) + current + cost > limit then return { 0, current, previous, elapsed } end
redis.call('HSET', KEYS[1], 'number', number, 'current', current + cost, 'previous', previous)
redis.call('PEXPIRE', KEYS[1], 2 * ttl)
return { 1, current, previous, elapsed }`;

export interface Budget {
  limit: number;
  windowMs: number;
}

/** Budgets are kept by names that come from outside: those that have run out are dropped this often. */
const SWEEP_MS = 60_000;

/** Budgets that all instances share; while Redis is away, or without one, each instance counts for itself. */
@Injectable()
export class Budgets {
  private readonly own = new Map<string, { counts: Counts; until: number }>();
  private swept = 0;

  constructor(private readonly redis: Redis) {}

  /** Milliseconds to wait until there is room for `cost`; 0 when there was, and it was spent. */
  async spend(name: string, { limit, windowMs }: Budget, cost = 1): Promise<number> {
    const { commands, isReady } = this.redis;
    if (commands && isReady) {
      try {
        const key = `nawala:budget:${name}`;
        const answer = (await commands.eval(SPEND, 1, key, windowMs, limit, cost)) as [number, number, number, number];
        const [fits, current, previous, elapsed] = answer;
        return fits === 1 ? 0 : Math.max(1, waitFor({ number: 0, current, previous }, elapsed, windowMs, limit, cost));
      } catch {
        // Counted here instead.
      }
    }
    return this.spendHere(name, { limit, windowMs }, cost, performance.now());
  }

  /** How much of it may still be spent now. */
  async left(name: string, { limit, windowMs }: Budget): Promise<number> {
    const { commands, isReady } = this.redis;
    let used = 0;
    try {
      if (!commands || !isReady) throw new Error('counted here');
      const key = `nawala:budget:${name}`;
      const answer = (await commands.eval(SPEND, 1, key, windowMs, limit, 0)) as [number, number, number, number];
      used = usedOf({ number: 0, current: answer[1], previous: answer[2] }, answer[3], windowMs);
    } catch {
      const now = performance.now();
      used = usedOf(countsAt(this.own.get(name)?.counts, now, windowMs), now % windowMs, windowMs);
    }
    return Math.max(0, Math.floor(limit - used));
  }

  private spendHere(name: string, { limit, windowMs }: Budget, cost: number, now: number): number {
    this.sweep(now);
    const counts = countsAt(this.own.get(name)?.counts, now, windowMs);
    const wait = waitFor(counts, now % windowMs, windowMs, limit, cost);
    if (wait > 0) return wait;
    const spent = { ...counts, current: counts.current + cost };
    this.own.set(name, { counts: spent, until: now + 2 * windowMs });
    return 0;
  }

  private sweep(now: number): void {
    if (now - this.swept < SWEEP_MS) return;
    this.swept = now;
    for (const [name, { until }] of this.own) if (until < now) this.own.delete(name);
  }
}
