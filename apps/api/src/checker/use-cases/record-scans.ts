import { type BeforeApplicationShutdown, Injectable, Logger } from '@nestjs/common';
import { EventEmitter2 } from '@nestjs/event-emitter';
import { AppError } from '../../common/app-error';
import { Clock } from '../../common/clock';
import { GroupCommit } from '../../common/group-commit';
import { asError } from '../../database/write-errors';
import { DomainBusy } from '../../domains/domains.errors';
import { VerdictsRecorded } from '../events/verdicts-recorded.event';
import type { ScanJob } from '../recorded-scan';
import { isRecorded, resultOf, type ScanResult, updateOf } from '../scan-result';
import { ScanWriter } from '../scan-writer';
import { VantageAttempts } from '../vantages/vantage-attempts';
import { Vantages } from '../vantages/vantages';

const MAX_BATCH = 2000;
const MAX_WAITING = 10_000;

/** While one group waits for the database, the next is read, planned and encoded. */
const LANES = 2;

/** Rounds in which other instances may be first at the same domain. */
const MAX_ROUNDS = 100;

const backlog = () =>
  new AppError('NOT_READY', 'Too many reports are waiting to be recorded. Try again shortly.', { retryAfter: 1 });

/**
 * The hot path. All reports in flight share one read and one write (docs/adr/0005); a report is answered, and announced,
 * only when it is durable.
 */
@Injectable()
export class RecordScans implements BeforeApplicationShutdown {
  private readonly commits: GroupCommit<ScanJob, ScanResult>;
  private readonly logger = new Logger(RecordScans.name);

  constructor(
    private readonly writer: ScanWriter,
    private readonly vantages: Vantages,
    private readonly attempts: VantageAttempts,
    private readonly events: EventEmitter2,
    private readonly clock: Clock,
  ) {
    this.commits = new GroupCommit((jobs) => this.commit(jobs), {
      maxBatch: MAX_BATCH,
      maxWaiting: MAX_WAITING,
      refuse: backlog,
      lanes: LANES,
      keyOf: ({ domainId }) => domainId,
    });
  }

  /** One result per job, in order; jobs of one domain count in order. Throws when too much is waiting: nothing was taken. */
  execute(jobs: readonly ScanJob[]): Promise<ScanResult[]> {
    return this.commits.add(jobs);
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.commits.idle();
    await this.writer.settled();
  }

  private async commit(jobs: readonly ScanJob[]): Promise<ScanResult[]> {
    const results = new Map<ScanJob, ScanResult>();
    let open = byDomain(jobs);
    try {
      for (let round = 0; open.size > 0; round++) {
        if (round === MAX_ROUNDS) throw new DomainBusy();
        open = await this.record(open, results);
      }
    } catch (error) {
      // What earlier rounds wrote is written; the rest can be sent again.
      const failure = asError(error);
      for (const job of [...open.values()].flat()) results.set(job, failure);
    }
    return this.announce(
      jobs.map((job) => results.get(job) as ScanResult),
      jobs,
    );
  }

  /** One round. Gives the jobs of the domains that another instance changed first. */
  private async record(
    open: Map<string, ScanJob[]>,
    results: Map<ScanJob, ScanResult>,
  ): Promise<Map<string, ScanJob[]>> {
    const { plans, failed, saved } = await this.writer.write(open);
    for (const [id, group] of open) {
      const error = failed.get(id);
      if (error) this.logger.error({ err: error, domain: id }, 'Reports of a domain could not be recorded');
      if (saved.lost.has(id)) continue;
      group.forEach((job, index) => results.set(job, error ?? resultOf(plans.get(id), index, job)));
    }
    return new Map([...open].filter(([id]) => saved.lost.has(id)));
  }

  private announce(results: ScanResult[], jobs: readonly ScanJob[]): ScanResult[] {
    const now = this.clock.now();
    jobs.forEach(({ scan, keyed = false }, index) => {
      if (!isRecorded(results[index])) return;
      this.vantages.seen(scan.vantage, now, keyed);
      this.attempts.note(scan, now);
    });
    const verdicts = results.filter(isRecorded).flatMap(updateOf);
    if (verdicts.length > 0) this.events.emit(VerdictsRecorded.event, new VerdictsRecorded(verdicts));
    return results;
  }
}

function byDomain(jobs: readonly ScanJob[]): Map<string, ScanJob[]> {
  const groups = new Map<string, ScanJob[]>();
  for (const job of jobs) {
    const group = groups.get(job.domainId);
    if (group) group.push(job);
    else groups.set(job.domainId, [job]);
  }
  return groups;
}
