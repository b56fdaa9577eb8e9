import { Injectable } from '@nestjs/common';
import { Clock } from '../common/clock';
import { TransitionsService } from '../transitions/transitions.service';
import { IncidentsRepository } from './incidents.repository';
import { Lease } from './lease/lease';

export interface DueCounts {
  /** Changes that no incident shows yet, and incidents of which something has yet to be handed over. */
  count: number;
  /** Of those, the incidents. */
  untold: number;
  oldestSeconds: number;
}

/** How much waits to be applied to incidents, or to be handed over, and for how long the oldest of it has. */
@Injectable()
export class DueTotals {
  constructor(
    private readonly transitions: TransitionsService,
    private readonly incidents: IncidentsRepository,
    private readonly lease: Lease,
    private readonly clock: Clock,
  ) {}

  /** Whether this instance is the one that applies and hands over. */
  get isDispatcher(): boolean {
    return this.lease.isHolder;
  }

  async read(): Promise<DueCounts> {
    const [due, untold] = await Promise.all([this.transitions.dueTotals(), this.incidents.untoldTotals()]);
    const oldest = Math.min(...[due, untold].map((each) => each.oldest?.getTime() ?? Infinity));
    const age = oldest === Infinity ? 0 : this.clock.now().getTime() - oldest;
    return { count: due.count + untold.count, untold: untold.count, oldestSeconds: Math.max(0, age) / 1000 };
  }
}
