import { Injectable, Logger } from '@nestjs/common';
import { EventEmitter2 } from '@nestjs/event-emitter';
import { applySilence } from '@nawala/rules';
import { Types } from 'mongoose';
import { Clock } from '../../common/clock';
import { Env } from '../../config/env';
import { type MonitoredDomain, ScansRepository } from '../../domains/scans.repository';
import { VerdictsRecorded } from '../events/verdicts-recorded.event';
import { ScanWriter } from '../scan-writer';
import type { Silence } from './silence-plan';

/** Domains that are read and written at once: reports have their turn in between. */
const SLICE = 200;
/** How often a domain is judged anew that reports keep changing: what is left then is told by its next report. */
const MAX_ROUNDS = 5;

/** Before every domain. */
export const FIRST_DOMAIN = '0'.repeat(24);

/**
 * Writes down what silence means: whoever reads history or counts is not to take what was known last for what is. Each
 * domain is written under the version that was read, so that a report which comes meanwhile wins.
 */
@Injectable()
export class SilenceService {
  private readonly logger = new Logger(SilenceService.name);

  constructor(
    private readonly domains: ScansRepository,
    private readonly writer: ScanWriter,
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
    const slice = await this.domains.loadBehind(new Types.ObjectId(after), SLICE);
    let open = slice;
    for (let round = 0; open.length > 0 && round < MAX_ROUNDS; round += 1) {
      const lost = await this.write(open, silent);
      open = lost.length > 0 ? await this.domains.load(lost) : [];
    }
    return slice.length < SLICE ? null : slice.at(-1)!._id.toHexString();
  }

  /** Gives the ids (hex) of those that somebody else changed first. */
  private async write(domains: readonly MonitoredDomain[], silent: ReadonlySet<string>): Promise<string[]> {
    const silences = this.silencesOf(domains, silent);
    if (silences.length === 0) return [];
    const { plans, failed, saved } = await this.writer.writeSilence(silences);
    for (const [id, error] of failed) this.logger.error({ err: error, domain: id }, 'Silence could not be recorded');
    const written = [...plans].filter(([id]) => !saved.lost.has(id) && !failed.has(id));
    const updates = written.flatMap(([, plan]) => plan.updates);
    if (updates.length > 0) this.events.emit(VerdictsRecorded.event, new VerdictsRecorded(updates));
    return [...saved.lost];
  }

  private silencesOf(domains: readonly MonitoredDomain[], silent: ReadonlySet<string>): Silence[] {
    const rule = { policy: this.env.CONSENSUS, staleAfterMs: this.env.STALE_AFTER };
    const now = this.clock.now();
    return domains.flatMap((domain) => {
      const applied = domain.active ? applySilence(domain, silent, rule, now) : null;
      return applied ? [{ domain, applied }] : [];
    });
  }
}
