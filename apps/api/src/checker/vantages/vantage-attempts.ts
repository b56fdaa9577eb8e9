import { type BeforeApplicationShutdown, Injectable } from '@nestjs/common';
import type { Scan } from '@nawala/rules';
import { MeasuredHours } from './measured-hours.service';
import { type AttemptsOfMinute, VantageAttemptsRepository } from './vantage-attempts.repository';

const MINUTE_MS = 60_000;
/** What is counted is written once in so long. */
const FLUSH_MS = 5000;
/** Names come from outside. */
const MAX_COUNTED = 1000;

export interface Attempts {
  attempts: number;
  inconclusive: number;
}

/** How much of what a vantage tries tells anything: one that learns nothing any more is blind. */
@Injectable()
export class VantageAttempts implements BeforeApplicationShutdown {
  private readonly counted = new Map<string, AttemptsOfMinute>();
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly repository: VantageAttemptsRepository,
    private readonly hours: MeasuredHours,
  ) {}

  /** Is not waited for, and what a crash takes of it is missed by nobody. */
  note({ vantage, status }: Pick<Scan, 'vantage' | 'status'>, now: Date): void {
    this.hours.measured(now);
    const minute = new Date(Math.floor(now.getTime() / MINUTE_MS) * MINUTE_MS);
    const key = `${vantage}:${minute.getTime()}`;
    const known = this.counted.get(key) ?? { vantage, minute, attempts: 0, inconclusive: 0 };
    known.attempts += 1;
    if (status === 'inconclusive') known.inconclusive += 1;
    if (this.counted.size < MAX_COUNTED) this.counted.set(key, known);
    this.timer ??= setTimeout(() => void this.flush(), FLUSH_MS).unref();
  }

  /** By vantage, over all instances. */
  async since(moment: Date): Promise<Map<string, Attempts>> {
    await this.flush();
    const sums = new Map<string, Attempts>();
    for (const { vantage, attempts, inconclusive } of await this.repository.since(moment)) {
      const sum = sums.get(vantage) ?? { attempts: 0, inconclusive: 0 };
      sums.set(vantage, { attempts: sum.attempts + attempts, inconclusive: sum.inconclusive + inconclusive });
    }
    return sums;
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.flush();
    await this.hours.settled();
  }

  private async flush(): Promise<void> {
    clearTimeout(this.timer);
    this.timer = undefined;
    const news = [...this.counted.values()];
    this.counted.clear();
    if (news.length > 0) await this.repository.add(news).catch(() => undefined);
  }
}
