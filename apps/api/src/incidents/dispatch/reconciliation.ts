import { Injectable, Logger } from '@nestjs/common';
import { Types } from 'mongoose';
import { BrandsService } from '../../brands/brands.service';
import { cursorBatches } from '../../common/cursor-batches';
import { slicesOf } from '../../common/slices';
import { workAndRest } from '../../common/work-and-rest';
import { Clock } from '../../common/clock';
import { Env } from '../../config/env';
import { Outbox } from '../../checker/outbox/outbox';
import { type DomainStanding, DomainStandings } from '../../domains/domain-standings';
import { applyRow } from '../apply-row';
import { Bursts } from '../bursts';
import { IncidentChanges } from '../incident-changes';
import type { Incident } from '../incident-state';
import { IncidentsRepository, type IncidentWrite } from '../incidents.repository';
import { FirstStart } from './first-start';
import { missingRow } from './mismatch';

const PAGE = 200;
const BEGINNING = new Date(0);

/** A domain (hex id) that contradicts its incident, at its version then; undefined: it is gone. */
type Suspects = Map<string, number | undefined>;

/**
 * Compares incidents with the verdicts that stand, and mends what nobody else would: blocks from before there were
 * incidents, and what a crash or the age of history took with it. A contradiction counts only when it is still there, at
 * the same version of the domain, after all history has been moved and applied.
 */
@Injectable()
export class Reconciliation {
  private readonly logger = new Logger(Reconciliation.name);

  constructor(
    private readonly brands: BrandsService,
    private readonly domains: DomainStandings,
    private readonly incidents: IncidentsRepository,
    private readonly bursts: Bursts,
    private readonly outbox: Outbox,
    private readonly firstStart: FirstStart,
    private readonly changes: IncidentChanges,
    private readonly clock: Clock,
    private readonly env: Env,
  ) {}

  /**
   * @param drain applies all history that is due; false when there is no time left for it
   * @returns whether it came to its end; what is left is left to the next run
   */
  async run(drain: () => Promise<boolean>): Promise<boolean> {
    const isFirst = await this.firstStart.isAhead();
    const suspects = await this.suspects();
    if (suspects.size > 0) {
      await this.outbox.repair();
      if (!(await drain())) return false;
      const mended = await this.mend(suspects, isFirst, drain);
      if (mended === undefined) return false;
      if (mended > 0) this.logger.log({ incidents: mended, isFirst }, 'Incidents were brought in line with verdicts');
    }
    if (isFirst) await this.firstStart.isDone();
    return true;
  }

  private async suspects(): Promise<Suspects> {
    const suspects: Suspects = new Map();
    const now = this.clock.now();
    for (const brand of (await this.brands.refs()).keys()) {
      for await (const domains of cursorBatches(this.domains.blockedOf(new Types.ObjectId(brand)))) {
        const open = await this.openOf(domains);
        for (const domain of domains) {
          const id = domain._id.toHexString();
          if (missingRow(open.get(id) ?? null, domain, now)) suspects.set(id, domain.version);
        }
      }
    }
    for (let page = await this.incidents.open(null, PAGE); page.length > 0;) {
      const standings = await this.domains.of(page.map(({ domain }) => domain));
      for (const incident of page) {
        const id = incident.domain.toHexString();
        if (missingRow(incident, standings.get(id), now)) suspects.set(id, standings.get(id)?.version);
      }
      page = page.length < PAGE ? [] : await this.incidents.open(page.at(-1)!._id, PAGE);
    }
    return suspects;
  }

  /** How many; undefined when there was no time for all. */
  private async mend(
    suspects: Suspects,
    silently: boolean,
    drain: () => Promise<boolean>,
  ): Promise<number | undefined> {
    const ids = [...suspects.keys()];
    let mended = 0;
    for (const some of slicesOf(ids, PAGE)) {
      mended += await workAndRest(() => this.mendSome(some, suspects, silently));
      // What happens meanwhile does not wait for all of it.
      if (!(await drain())) return undefined;
    }
    return mended;
  }

  private async mendSome(ids: readonly string[], suspects: Suspects, silently: boolean): Promise<number> {
    const now = this.clock.now();
    const domains = await this.domains.ofHex(ids);
    const latest = await this.incidents.latestOfHex(ids, BEGINNING);
    const writes = ids.flatMap((id): IncidentWrite[] => {
      const domain = domains.get(id);
      if (domain?.version !== suspects.get(id)) return [];
      const known = latest.get(id) ?? null;
      const row = missingRow(known?.closedAt === null ? known : null, domain, now);
      const applied =
        row && applyRow(known, row, { vantages: domain?.vantages ?? [], staleAfterMs: this.env.STALE_AFTER });
      if (!applied) return [];
      return [silently ? { ...applied, incident: untold(applied.incident) } : applied];
    });
    const saved = await this.incidents.save(await this.bursts.assign(writes));
    this.changes.changed(writes.map(({ incident }) => incident._id));
    return saved;
  }

  private async openOf(domains: readonly DomainStanding[]): Promise<Map<string, Incident>> {
    return this.incidents.openOf(domains.map(({ _id }) => _id));
  }
}

/** What was so before anybody could be told is told to nobody. */
const untold = ({ untold: _untold, untoldSince: _since, ...incident }: Incident): Incident => incident;
