import { Injectable } from '@nestjs/common';
import type { Scan } from '@nawala/rules';
import { randomBytes } from 'node:crypto';
import { Clock } from '../common/clock';
import { Env } from '../config/env';
import { asError } from '../database/write-errors';
import { DomainChanges } from '../domains/domain-changes';
import type { OutboxTicket } from '../domains/history-row';
import { type MonitoredDomain, type Recording, type Saved, ScansRepository } from '../domains/scans.repository';
import { Outbox } from './outbox/outbox';
import type { ScanJob } from './recorded-scan';
import { planScans, type ScanPlan, type WriteId } from './scan-plan';

/** By the domain's id (hex). Domains that do not exist are in neither. */
interface Planned<Plan> {
  plans: Map<string, Plan>;
  failed: Map<string, Error>;
}

/** And what became of writing them. */
export interface WriteResult<Plan = ScanPlan> extends Planned<Plan> {
  saved: Saved;
}

/** What something else than a report makes of a domain. */
export interface DomainChange {
  domain: MonitoredDomain;
}

export type PlanChange<Change extends DomainChange, Plan extends { recording: Recording }> = (
  change: Change,
  now: Date,
  writeId: WriteId,
  outbox: OutboxTicket,
) => Plan;

/**
 * One attempt at one group of domains: one plan for each, one write of verdicts and history together (docs/adr/0005).
 * What is grouped, and what is done about domains that others changed first, is not its matter.
 */
@Injectable()
export class ScanWriter {
  private readonly writer = randomBytes(6).toString('base64url');
  private writes = 0;

  constructor(
    private readonly domains: ScansRepository,
    private readonly outbox: Outbox,
    private readonly changes: DomainChanges,
    private readonly clock: Clock,
    private readonly env: Env,
  ) {}

  /** Writes what the reports of each domain make of it. Throws when nothing is known to be written. */
  write(open: ReadonlyMap<string, ScanJob[]>): Promise<WriteResult> {
    return this.attempt((id, ticket) => this.plan(open, id, ticket));
  }

  /** The same with what something else than reports makes of domains. */
  writeChanges<Change extends DomainChange, Plan extends { recording: Recording }>(
    changes: readonly Change[],
    planOne: PlanChange<Change, Plan>,
  ): Promise<WriteResult<Plan>> {
    const now = this.clock.now();
    return this.attempt(async (id, ticket) => ({
      plans: new Map(changes.map((each) => [each.domain._id.toHexString(), planOne(each, now, id, ticket)])),
      failed: new Map<string, Error>(),
    }));
  }

  private async attempt<Plan extends { recording: Recording | undefined }>(
    plan: (id: WriteId, ticket: OutboxTicket) => Promise<Planned<Plan>>,
  ): Promise<WriteResult<Plan>> {
    const writeId = `${this.writer}:${++this.writes}`;
    const ticket = await this.outbox.begin();
    let tried: readonly Recording[] = [];
    let written: Recording[] = [];
    let isCertain = true;
    try {
      const { plans, failed } = await plan({ writer: this.writer, id: writeId }, ticket);
      const recordings = [...plans.values()].flatMap(({ recording }) => recording ?? []);
      const { safe, unsafe } = await this.outbox.release(recordings);
      for (const id of unsafe) failed.set(id, new Error('The history of the domain cannot be stored'));
      [tried, isCertain] = [safe, false];
      const saved = await this.domains.save(safe, writeId);
      isCertain = !saved.isUncertain;
      for (const [id, error] of saved.failed) failed.set(id, error);
      const isWritten = (id: string) => !saved.lost.has(id) && !failed.has(id);
      written = safe.filter(({ domain }) => isWritten(domain._id.toHexString()));
      return { plans, failed, saved };
    } finally {
      if (!isCertain) {
        this.outbox.abandon();
        this.changes.uncertain(tried.map(({ domain }) => domain._id.toHexString()));
      }
      // Neither is waited for: whoever reads history or counts sees what is still on its way.
      this.outbox.settle(ticket, written);
      this.changes.recorded(written);
    }
  }

  /** A domain that cannot be judged, whatever stands in it, keeps no other from being judged. */
  private async plan(
    open: ReadonlyMap<string, ScanJob[]>,
    id: WriteId,
    ticket: OutboxTicket,
  ): Promise<Planned<ScanPlan>> {
    const now = this.clock.now();
    const rule = { policy: this.env.CONSENSUS, staleAfterMs: this.env.STALE_AFTER };
    const planned: Planned<ScanPlan> = { plans: new Map(), failed: new Map() };
    const planOne = (domain: MonitoredDomain): void => {
      const key = domain._id.toHexString();
      const scans = (open.get(key) ?? []).map(({ scan }): Scan => scan);
      try {
        planned.plans.set(key, planScans(domain, scans, rule, now, id, ticket));
      } catch (error) {
        planned.failed.set(key, asError(error));
      }
    };
    for await (const some of this.domains.loadInTurns([...open.keys()])) some.forEach(planOne);
    return planned;
  }

  /** When what is not waited for has been stored. */
  async settled(): Promise<void> {
    await Promise.all([this.outbox.settled(), this.changes.settled()]);
  }
}
