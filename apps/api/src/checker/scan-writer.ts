import { Injectable } from '@nestjs/common';
import type { Scan } from '@nawala/rules';
import { randomBytes } from 'node:crypto';
import { Clock } from '../common/clock';
import { Env } from '../config/env';
import { asError } from '../database/write-errors';
import { DomainChanges } from '../domains/domain-changes';
import type { OutboxTicket } from '../domains/history-row';
import { type Recording, type Saved, ScansRepository } from '../domains/scans.repository';
import { Outbox } from './outbox/outbox';
import type { ScanJob } from './recorded-scan';
import { planScans, type ScanPlan } from './scan-plan';

/** By the domain's id (hex). Domains that do not exist are in neither. */
interface Planned {
  plans: Map<string, ScanPlan>;
  failed: Map<string, Error>;
}

/** And what became of writing them. */
export interface WriteResult extends Planned {
  saved: Saved;
}

/**
 * One attempt at one group of reports: one read, one plan for each domain, one write of verdicts and history together
 * (docs/adr/0005). Which reports are grouped, and what is done about domains that others changed first, is not its matter.
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
  async write(open: ReadonlyMap<string, ScanJob[]>): Promise<WriteResult> {
    const writeId = `${this.writer}:${++this.writes}`;
    const ticket = await this.outbox.begin();
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

  /** When what is not waited for has been stored. */
  async settled(): Promise<void> {
    await Promise.all([this.outbox.settled(), this.changes.settled()]);
  }
}

/** Most recordings confirm: then nothing that is counted has changed, and nothing more is written. */
const brandsOfChanged = (recordings: readonly Recording[]) =>
  recordings
    .filter(({ domain, state }) => domain.nawala.status !== state.nawala.status)
    .map(({ domain }) => domain.brand);
