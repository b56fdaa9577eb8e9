import { Injectable } from '@nestjs/common';
import { OnEvent } from '@nestjs/event-emitter';
import { Redis } from '../../redis/redis';
import { type MeasuredTarget, TargetMeasured } from '../events/target-measured.event';
import { type CheckPair, pairKey } from './check-pairs';

/** Whoever asks for the same within so long shares one measurement. */
const SHARED_MS = 5000;
const NAME = 'nawala:measuring:';

/**
 * Who measures what now, over all instances: through Redis where there is one. While that is away each instance knows of its
 * own alone, and the same may be measured twice.
 */
@Injectable()
export class SharedMeasurements {
  private readonly claimed = new Map<string, number>();
  private readonly recent = new Map<string, { result: MeasuredTarget; at: number }>();

  constructor(private readonly redis: Redis) {}

  /** What has been measured just now, by anybody. */
  recentOf(pair: CheckPair): MeasuredTarget | undefined {
    const known = this.recent.get(pairKey(pair));
    return known && performance.now() - known.at < SHARED_MS ? known.result : undefined;
  }

  /** Those that nobody measures yet: they are the caller's now. */
  async claim(pairs: readonly CheckPair[]): Promise<CheckPair[]> {
    const { commands, isReady } = this.redis;
    if (commands && isReady) {
      try {
        const answers = await Promise.all(
          pairs.map((pair) => commands.set(NAME + pairKey(pair), '1', 'PX', SHARED_MS, 'NX')),
        );
        return pairs.filter((_pair, index) => answers[index] === 'OK');
      } catch {
        // Known here alone, then.
      }
    }
    return pairs.filter((pair) => this.claimHere(pairKey(pair), performance.now()));
  }

  @OnEvent(TargetMeasured.event)
  measured({ result }: TargetMeasured): void {
    const now = performance.now();
    this.recent.delete(pairKey(result));
    this.recent.set(pairKey(result), { result, at: now });
    // In the order in which they came: the oldest is first.
    for (const [key, { at }] of this.recent) {
      if (now - at < SHARED_MS) break;
      this.recent.delete(key);
    }
  }

  private claimHere(key: string, now: number): boolean {
    for (const [other, until] of this.claimed) {
      if (until > now) break;
      this.claimed.delete(other);
    }
    if (this.claimed.has(key)) return false;
    this.claimed.set(key, now + SHARED_MS);
    return true;
  }
}
