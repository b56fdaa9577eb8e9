import { Injectable } from '@nestjs/common';
import type { StatsDto } from '@nawala/contracts';
import { isFresh } from '@nawala/rules';
import { Clock } from '../../common/clock';
import { Env } from '../../config/env';
import { VantagesRepository } from './vantages.repository';

/** A vantage reports thousands of times a minute: its last report is written this often at most. */
const THROTTLE_MS = 10_000;

/** Names come from outside. */
const MAX_REMEMBERED = 1000;

export type SeenVantage = Omit<StatsDto['vantages'][number], 'label'>;

@Injectable()
export class Vantages {
  private readonly written = new Map<string, number>();

  constructor(
    private readonly vantages: VantagesRepository,
    private readonly clock: Clock,
    private readonly env: Env,
  ) {}

  /**
   * Does not wait for the write, and does not mind when it fails: the next report says the same.
   *
   * @param keyed whether a key vouches for it
   */
  seen(vantage: string, at: Date, keyed: boolean): void {
    const interval = Math.min(THROTTLE_MS, this.env.STALE_AFTER / 4);
    if (at.getTime() - (this.written.get(vantage) ?? 0) < interval) return;
    if (this.written.size >= MAX_REMEMBERED) this.written.clear();
    this.written.set(vantage, at.getTime());
    this.vantages.seen(vantage, at, keyed).catch(() => this.written.delete(vantage));
  }

  async forget(vantage: string): Promise<void> {
    await this.vantages.forget(vantage);
    this.written.delete(vantage);
  }

  async list(): Promise<SeenVantage[]> {
    const now = this.clock.now();
    const vantages = await this.vantages.list();
    return vantages.map(({ vantage, lastSeen }) => ({
      vantage,
      lastSeen: lastSeen.toISOString(),
      stale: !isFresh(lastSeen, now, this.env.STALE_AFTER),
    }));
  }
}
