import { Injectable, Logger } from '@nestjs/common';
import { EventEmitter2 } from '@nestjs/event-emitter';
import { forgetVantage } from '@nawala/rules';
import { Clock } from '../../common/clock';
import { nextTurn } from '../../common/next-turn';
import { Env } from '../../config/env';
import { DomainBusy } from '../../domains/domains.errors';
import { DomainsChanged } from '../../domains/events/domain-events';
import type { MonitoredDomain } from '../../domains/scans.repository';
import { DomainSlices, FIRST_DOMAIN, type WrittenSlice } from '../domain-slices.service';
import { type Forgetting, planForgetting } from './forgetting-plan';

/** Takes the results of a vantage out of every domain, watched or not. */
@Injectable()
export class ForgetResults {
  private readonly logger = new Logger(ForgetResults.name);

  constructor(
    private readonly slices: DomainSlices,
    private readonly events: EventEmitter2,
    private readonly clock: Clock,
    private readonly env: Env,
  ) {}

  /**
   * What it reports from now on stays. Asked again it goes on with what is left.
   *
   * @throws DomainBusy some of it is left
   */
  async execute(vantage: string): Promise<void> {
    const askedAt = this.clock.now();
    const judge = (domain: MonitoredDomain) => this.withoutIt(domain, vantage, askedAt);
    let [written, left] = [0, 0];
    try {
      for (let after: string | null = FIRST_DOMAIN; after !== null;) {
        const slice: WrittenSlice<unknown> = await this.slices.write(after, judge, planForgetting);
        for (const [id, error] of slice.failed)
          this.logger.error({ err: error, domain: id }, 'Results of a vantage could not be forgotten');
        written += slice.written.length;
        left += slice.lost.length + slice.failed.size;
        after = slice.last;
        await nextTurn();
      }
    } finally {
      if (written > 0) this.events.emit(DomainsChanged.event, new DomainsChanged('bulk'));
    }
    if (left > 0) throw new DomainBusy();
  }

  /** Nobody reports about a domain that is paused: the others are judged as of when somebody did. */
  private withoutIt(domain: MonitoredDomain, vantage: string, askedAt: Date): Forgetting | null {
    const rule = { policy: this.env.CONSENSUS, staleAfterMs: this.env.STALE_AFTER };
    const judgedAt = domain.active ? this.clock.now() : (domain.nawala.lastChecked ?? askedAt);
    const applied = forgetVantage(domain, vantage, rule, { askedAt, judgedAt });
    return applied && { domain, applied };
  }
}
