import { inject, Service } from '@angular/core';
import type { DomainDto } from '@nawala/contracts';
import { Stats } from '../stats/stats';
import { Clock } from '../time/clock';

type Measured = Pick<DomainDto['nawala'], 'lastChecked'>;
type Watched = Pick<DomainDto, 'active'> & { nawala: Measured };

/** What was measured once, and then not again for too long. */
export const isOld = ({ lastChecked }: Measured, now: number, staleAfterMs: number): boolean =>
  lastChecked !== null && now - Date.parse(lastChecked) > staleAfterMs;

/** A domain that is being checked, once had a verdict, and has had none for too long. */
export const isStale = ({ active, nawala }: Watched, now: number, staleAfterMs: number): boolean =>
  active && isOld(nawala, now, staleAfterMs);

/** The same by the server's own rule, now. Until the server has told its rule, every verdict is believed. */
@Service({ autoProvided: false })
export class Staleness {
  private readonly stats = inject(Stats);
  private readonly clock = inject(Clock);

  readonly of = (domain: Watched): boolean => isStale(domain, this.clock.now(), this.after());

  /** Of one vantage's result. */
  readonly ofResult = (result: Measured): boolean => isOld(result, this.clock.now(), this.after());

  private after(): number {
    return this.stats.current()?.staleAfterMs ?? Infinity;
  }
}
