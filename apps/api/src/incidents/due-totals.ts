import { Injectable } from '@nestjs/common';
import { Clock } from '../common/clock';
import { TransitionsService } from '../transitions/transitions.service';
import { IncidentsRepository } from './incidents.repository';

/** How much waits to be applied to incidents, or to be handed over, and for how long the oldest of it has. */
@Injectable()
export class DueTotals {
  constructor(
    private readonly transitions: TransitionsService,
    private readonly incidents: IncidentsRepository,
    private readonly clock: Clock,
  ) {}

  async read(): Promise<{ count: number; oldestSeconds: number }> {
    const totals = await Promise.all([this.transitions.dueTotals(), this.incidents.untoldTotals()]);
    const oldest = Math.min(...totals.map((each) => each.oldest?.getTime() ?? Infinity));
    const age = oldest === Infinity ? 0 : this.clock.now().getTime() - oldest;
    return { count: totals.reduce((sum, { count }) => sum + count, 0), oldestSeconds: Math.max(0, age) / 1000 };
  }
}
