import { type BeforeApplicationShutdown, Injectable, Logger } from '@nestjs/common';
import { EventEmitter2 } from '@nestjs/event-emitter';
import type { NawalaUpdated } from '@nawala/contracts';
import type { Scan } from '@nawala/rules';
import { randomBytes } from 'node:crypto';
import { AppError } from '../../common/app-error';
import { Clock } from '../../common/clock';
import { Env } from '../../config/env';
import { asError } from '../../database/write-errors';
import { presentNawala, presentVantage } from '../../domains/domain.presenter';
import type { OutboxTicket } from '../../domains/history-row';
import { DomainBusy, DomainNotFound } from '../../domains/domains.errors';
import { DomainChanges } from '../../domains/domain-changes';
import { MonitoredDomains, type Recording, type Saved } from '../../domains/monitored-domains';
import { VerdictsRecorded } from '../events/verdicts-recorded.event';
import { GroupCommit } from '../../common/group-commit';
import { Outbox } from '../outbox/outbox';
import type { RecordedScan, ScanJob } from '../recorded-scan';
import { planScans, type ScanPlan } from '../scan-plan';
import { VantageAttempts } from '../vantages/vantage-attempts';
import { Vantages } from '../vantages/vantages';

/** A report's fate: recorded, or why not. */
export type ScanFate = RecordedScan | Error;

const isRecorded = (fate: ScanFate | undefined): fate is RecordedScan => fate !== undefined && !(fate instanceof Error);

/** By the domain's id (hex). Domains that do not exist are in neither. */
interface Planned {
  plans: Map<string, ScanPlan>;
  failed: Map<string, Error>;
}

/** And what became of writing them. */
interface Round extends Planned {
  saved: Saved;
}

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
  private readonly writer = randomBytes(6).toString('base64url');
  private readonly commits: GroupCommit<ScanJob, ScanFate>;
  private readonly logger = new Logger(RecordScans.name);
  private writes = 0;

  constructor(
    private readonly domains: MonitoredDomains,
    private readonly outbox: Outbox,
    private readonly changes: DomainChanges,
    private readonly vantages: Vantages,
    private readonly attempts: VantageAttempts,
    private readonly events: EventEmitter2,
    private readonly clock: Clock,
    private readonly env: Env,
  ) {
    this.commits = new GroupCommit((jobs) => this.commit(jobs), {
      maxBatch: MAX_BATCH,
      maxWaiting: MAX_WAITING,
      refuse: backlog,
      lanes: LANES,
      keyOf: ({ domainId }) => domainId,
    });
  }

  /** One fate per job, in order; jobs of one domain count in order. Throws when too much is waiting: nothing was taken. */
  execute(jobs: readonly ScanJob[]): Promise<ScanFate[]> {
    return this.commits.add(jobs);
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.commits.idle();
    await Promise.all([this.outbox.settled(), this.changes.settled()]);
  }

  private async commit(jobs: readonly ScanJob[]): Promise<ScanFate[]> {
    const fates = new Map<ScanJob, ScanFate>();
    let open = byDomain(jobs);
    try {
      for (let round = 0; open.size > 0; round++) {
        if (round === MAX_ROUNDS) throw new DomainBusy();
        open = await this.record(open, fates);
      }
    } catch (error) {
      // What earlier rounds wrote is written; the rest can be sent again.
      const failure = asError(error);
      for (const job of [...open.values()].flat()) fates.set(job, failure);
    }
    return this.announce(
      jobs.map((job) => fates.get(job) as ScanFate),
      jobs,
    );
  }

  /** One round. Gives the jobs of the domains that another instance changed first. */
  private async record(open: Map<string, ScanJob[]>, fates: Map<ScanJob, ScanFate>): Promise<Map<string, ScanJob[]>> {
    const writeId = `${this.writer}:${++this.writes}`;
    const ticket = await this.outbox.begin();
    const { plans, failed, saved } = await this.write(open, writeId, ticket);
    for (const [id, group] of open) {
      const error = failed.get(id);
      if (error) this.logger.error({ err: error, domain: id }, 'Reports of a domain could not be recorded');
      if (saved.lost.has(id)) continue;
      group.forEach((job, index) => fates.set(job, error ?? fateOf(plans.get(id), index, job)));
    }
    return new Map([...open].filter(([id]) => saved.lost.has(id)));
  }

  private async write(open: ReadonlyMap<string, ScanJob[]>, writeId: string, ticket: OutboxTicket): Promise<Round> {
    let written: Recording[] = [];
    let isCertain = true;
    try {
      const { plans, failed } = await this.plan(open, writeId, ticket);
      const recordings = [...plans.values()].flatMap(({ recording }) => recording ?? []);
      const { safe, unsafe } = await this.outbox.release(recordings);
      for (const id of unsafe) failed.set(id, new Error('The history of the domain cannot be stored'));
      isCertain = false;
      const saved = await this.domains.save(safe, writeId);
      isCertain = !saved.isUncertain;
      for (const [id, error] of saved.failed) failed.set(id, error);
      const isWritten = (id: string) => !saved.lost.has(id) && !failed.has(id);
      written = safe.filter(({ domain }) => isWritten(domain._id.toHexString()));
      return { plans, failed, saved };
    } finally {
      if (!isCertain) this.outbox.abandon();
      // Neither is waited for: whoever reads history or counts sees what is still on its way.
      this.outbox.settle(ticket, written);
      this.changes.verdictsChanged(brandsOfChanged(written));
    }
  }

  /** A domain that cannot be judged, whatever stands in it, keeps no other from being judged. */
  private async plan(open: ReadonlyMap<string, ScanJob[]>, id: string, ticket: OutboxTicket): Promise<Planned> {
    const now = this.clock.now();
    const rule = { policy: this.env.CONSENSUS, staleAfterMs: this.env.STALE_AFTER };
    const planned: Planned = { plans: new Map(), failed: new Map() };
    for await (const domain of this.domains.loadInTurns([...open.keys()])) {
      const key = domain._id.toHexString();
      const scans = (open.get(key) ?? []).map(({ scan }): Scan => scan);
      try {
        planned.plans.set(key, planScans(domain, scans, rule, now, { writer: this.writer, id }, ticket));
      } catch (error) {
        planned.failed.set(key, asError(error));
      }
    }
    return planned;
  }

  private announce(fates: ScanFate[], jobs: readonly ScanJob[]): ScanFate[] {
    const now = this.clock.now();
    jobs.forEach(({ scan }, index) => {
      if (!isRecorded(fates[index])) return;
      this.vantages.seen(scan.vantage, now);
      this.attempts.note(scan, now);
    });
    const verdicts = fates.filter(isRecorded).flatMap(updateOf);
    if (verdicts.length > 0) this.events.emit(VerdictsRecorded.event, new VerdictsRecorded(verdicts));
    return fates;
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

/** Most recordings confirm: then nothing that is counted has changed, and nothing more is written. */
const brandsOfChanged = (recordings: readonly Recording[]) =>
  recordings
    .filter(({ domain, state }) => domain.nawala.status !== state.nawala.status)
    .map(({ domain }) => domain.brand);

function updateOf({ kind, domainId, domain, brandId, nawala, previousStatus, vantage }: RecordedScan): NawalaUpdated[] {
  return (kind === 'verdict' || kind === 'stale') && vantage
    ? [{ domainId, domain, nawala, previousStatus, brandId, vantage }]
    : [];
}

function fateOf(plan: ScanPlan | undefined, index: number, { scan }: ScanJob): ScanFate {
  const outcome = plan?.outcomes[index];
  if (!plan || !outcome) return new DomainNotFound();
  const vantage = outcome.state.vantages.find(({ vantage: name }) => name === scan.vantage);
  return {
    domainId: plan.domain._id.toHexString(),
    domain: plan.domain.domain,
    brandId: plan.domain.brand.toHexString(),
    kind: outcome.kind,
    nawala: presentNawala(outcome.state.nawala),
    previousStatus: outcome.previousStatus,
    vantage: vantage && presentVantage(vantage),
  };
}
