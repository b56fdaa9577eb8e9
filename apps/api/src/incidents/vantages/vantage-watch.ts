import { Injectable } from '@nestjs/common';
import { VantageAttempts } from '../../checker/vantages/vantage-attempts';
import { Vantages } from '../../checker/vantages/vantages';
import { Clock } from '../../common/clock';
import { Env } from '../../config/env';
import { IncidentListeners } from '../incident-listeners';
import { judgeVantage } from './judge-vantage';
import { beaten, isBeatDue } from './uptime';
import { VantageWatchRepository } from './vantage-watch.repository';

const BLIND_WITHIN_MS = 600_000;
const NO_ATTEMPTS = { attempts: 0, inconclusive: 0 };

/** Notices vantages that fall silent, come back, or see nothing any more. */
@Injectable()
export class VantageWatch {
  constructor(
    private readonly watches: VantageWatchRepository,
    private readonly vantages: Vantages,
    private readonly attempts: VantageAttempts,
    private readonly listeners: IncidentListeners,
    private readonly clock: Clock,
    private readonly env: Env,
  ) {}

  async look(): Promise<void> {
    const now = this.clock.now();
    const before = await this.watches.uptime();
    const uptime = beaten(before, now);
    if (isBeatDue(before, uptime)) await this.watches.setUptime(uptime);
    await this.judge(now, uptime.upSince);
    await this.handOver();
  }

  private async judge(now: Date, upSince: Date): Promise<void> {
    const [vantages, attempts, known] = await Promise.all([
      this.vantages.list(),
      this.attempts.since(new Date(now.getTime() - BLIND_WITHIN_MS)),
      this.watches.list(),
    ]);
    const around = { now, upSince, staleAfterMs: this.env.STALE_AFTER };
    for (const { vantage, lastSeen } of vantages) {
      const before = known.find(({ _id }) => _id === vantage);
      const seen = { vantage, lastSeen: new Date(lastSeen), attempts: attempts.get(vantage) ?? NO_ATTEMPTS };
      const { standing, events } = judgeVantage(before, seen, around);
      if (before && events.length === 0) continue;
      const untold = [...(before?.untold ?? []), ...events];
      await this.watches.save({ _id: vantage, ...standing, untold, version: (before?.version ?? 0) + 1 });
    }
    const names = new Set(vantages.map(({ vantage }) => vantage));
    await this.watches.forget(known.map(({ _id }) => _id).filter((name) => !names.has(name)));
  }

  private async handOver(): Promise<void> {
    const watches = (await this.watches.list()).filter(({ untold }) => untold.length > 0);
    await this.listeners.vantageEvents(watches.flatMap(({ untold }) => untold));
    for (const watch of watches) await this.watches.told(watch);
  }
}
