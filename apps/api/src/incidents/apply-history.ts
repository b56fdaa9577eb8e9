import { Injectable } from '@nestjs/common';
import type { Types } from 'mongoose';
import { slicesOf } from '../common/slices';
import { Env } from '../config/env';
import { type DomainStanding, DomainStandings } from '../domains/domain-standings';
import type { DueRow } from '../domains/history-row';
import { TransitionsService } from '../transitions/transitions.service';
import { applyRow } from './apply-row';
import { Bursts, type KnownBursts } from './bursts';
import { IncidentChanges } from './incident-changes';
import type { Incident } from './incident-state';
import { IncidentsRepository, type IncidentWrite } from './incidents.repository';

/** Rows that are read together. */
const PAGE = 500;
/** Domains whose rows are applied together: so few that whoever records beside them hardly waits for it. */
const SLICE = 25;
/** Longer than one that ended may go on after. */
const LOOK_BACK_MS = 31 * 60_000;

/** What rows of one domain make of its latest incident, and which of them that took. */
interface Folded {
  rows: DueRow[];
  write?: IncidentWrite;
}

/** What is due, oldest first, in slices each of which has all of its domains. */
export interface DuePage {
  slices: readonly (readonly DueRow[])[];
  /** Nothing more was due when it was read. */
  isLast: boolean;
  /** What the slices before have found out of brands. */
  bursts: KnownBursts;
}

export interface AppliedSlice {
  /** Their `due` may come off: all that they cause stands in incidents. */
  rows: DueRow[];
  /** As they were written, with what there is to tell of them. */
  incidents: Incident[];
  /** False when some of its rows are to be read, and judged, once more. */
  isWhole: boolean;
}

const mayOpen = ({ nawala }: DueRow): boolean => nawala.to === 'ada';

function byDomain(rows: readonly DueRow[]): Map<string, DueRow[]> {
  return Map.groupBy(rows, ({ domain }) => domain.toHexString());
}

/** One write per domain, however many rows: a second incident of the same waits for the next round. */
export function fold(
  latest: Incident | null,
  rows: readonly DueRow[],
  standing: DomainStanding | undefined,
  staleAfterMs: number,
): Folded {
  const folded: Folded = { rows: [] };
  const now = { vantages: standing?.vantages ?? [], staleAfterMs };
  const seen = latest?.version;
  let current = latest;
  for (const row of rows) {
    const applied = applyRow(current, row, now);
    if (applied?.isNew && folded.write) break;
    folded.rows.push(row);
    if (!applied) continue;
    const isNew = applied.isNew || folded.write?.isNew === true;
    const version = isNew ? applied.incident.version : (seen ?? 0) + 1;
    current = { ...applied.incident, version };
    folded.write = { incident: current, isNew };
  }
  return folded;
}

/** Rows of history that are due become incidents. Whatever is done twice, or by two, is done once. */
@Injectable()
export class ApplyHistory {
  constructor(
    private readonly transitions: TransitionsService,
    private readonly domains: DomainStandings,
    private readonly incidents: IncidentsRepository,
    private readonly bursts: Bursts,
    private readonly changes: IncidentChanges,
    private readonly env: Env,
  ) {}

  async read(): Promise<DuePage> {
    const rows = await this.transitions.due(PAGE);
    const slices = slicesOf([...byDomain(rows).values()], SLICE).map((some) => some.flat());
    return { slices, isLast: rows.length < PAGE, bursts: new Map() };
  }

  /** @param rows a slice of the page */
  async apply(rows: readonly DueRow[], { bursts }: Pick<DuePage, 'bursts'>): Promise<AppliedSlice> {
    const groups = byDomain(rows);
    const domains = [...groups.values()].map(([first]) => first!.domain);
    const oldest = Math.min(...rows.map(({ recordedAt }) => recordedAt.getTime()));
    const [latest, standings] = await Promise.all([
      this.incidents.latestOf(domains, new Date(oldest - LOOK_BACK_MS)),
      this.standingsOf(groups),
    ]);
    const folded = [...groups].map(([id, of]) =>
      fold(latest.get(id) ?? null, of, standings.get(id), this.env.STALE_AFTER),
    );
    const writes = await this.bursts.assign(
      folded.flatMap(({ write }) => write ?? []),
      bursts,
    );
    const saved = await this.incidents.save(writes);
    const incidents = writes.map(({ incident }) => incident);
    this.changes.changed(incidents.map(({ _id }) => _id));
    // Another has written one of them meanwhile.
    if (saved < writes.length) return { rows: [], incidents: [], isWhole: false };
    const taken = folded.flatMap((each) => each.rows);
    return { rows: taken, incidents, isWhole: taken.length === rows.length };
  }

  private standingsOf(groups: ReadonlyMap<string, readonly DueRow[]>): Promise<Map<string, DomainStanding>> {
    const ids: Types.ObjectId[] = [...groups.values()].flatMap((rows) => (rows.some(mayOpen) ? rows[0]!.domain : []));
    return this.domains.of(ids);
  }
}
