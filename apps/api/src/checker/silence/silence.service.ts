import { Injectable, Logger } from '@nestjs/common';
import { EventEmitter2 } from '@nestjs/event-emitter';
import { applySilence } from '@nawala/rules';
import { Clock } from '../../common/clock';
import { Env } from '../../config/env';
import type { MonitoredDomain } from '../../domains/scans.repository';
import { DomainSlices } from '../domain-slices.service';
import { VerdictsRecorded } from '../events/verdicts-recorded.event';
import { planSilence, type Silence } from './silence-plan';

/**
 * Writes down what silence means: whoever reads history or counts is not to take what was known last for what is. What
 * reports keep changing meanwhile is told by the next of them.
 */
@Injectable()
export class SilenceService {
  private readonly logger = new Logger(SilenceService.name);

  constructor(
    private readonly slices: DomainSlices,
    private readonly events: EventEmitter2,
    private readonly clock: Clock,
    private readonly env: Env,
  ) {}

  /**
   * One slice of the domains, behind `after` (hex id). Again does nothing.
   *
   * @param silent names of vantages
   * @returns the last of the slice; null at the end
   */
  async record(after: string, silent: ReadonlySet<string>): Promise<string | null> {
    const judge = (domain: MonitoredDomain) => this.silenceOf(domain, silent);
    const { last, written, failed } = await this.slices.write(after, judge, planSilence);
    for (const [id, error] of failed) this.logger.error({ err: error, domain: id }, 'Silence could not be recorded');
    const updates = written.flatMap((plan) => plan.updates);
    if (updates.length > 0) this.events.emit(VerdictsRecorded.event, new VerdictsRecorded(updates));
    return last;
  }

  private silenceOf(domain: MonitoredDomain, silent: ReadonlySet<string>): Silence | null {
    const rule = { policy: this.env.CONSENSUS, staleAfterMs: this.env.STALE_AFTER };
    const applied = domain.active ? applySilence(domain, silent, rule, this.clock.now()) : null;
    return applied && { domain, applied };
  }
}
