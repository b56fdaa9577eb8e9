import { inject, Service } from '@angular/core';
import type { DomainDto } from '@nawala/contracts';
import { Stats } from '../stats/stats';
import { Clock } from '../time/clock';

type Watched = Pick<DomainDto, 'active' | 'nawala'>;

/** A domain that is being checked, once had a verdict, and has had none for too long. */
export const isStale = ({ active, nawala }: Watched, now: number, staleAfterMs: number): boolean =>
  active && nawala.lastChecked !== null && now - Date.parse(nawala.lastChecked) > staleAfterMs;

/** The same by the server's own rule, now. Until the server has told its rule, every verdict is believed. */
@Service({ autoProvided: false })
export class Staleness {
  private readonly stats = inject(Stats);
  private readonly clock = inject(Clock);

  readonly of = (domain: Watched): boolean =>
    isStale(domain, this.clock.now(), this.stats.current()?.staleAfterMs ?? Infinity);
}
