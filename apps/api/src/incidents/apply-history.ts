import { Injectable } from '@nestjs/common';
import type { Types } from 'mongoose';
import { Env } from '../config/env';
import { type DomainStanding, DomainStandings } from '../domains/domain-standings';
import type { DueRow } from '../domains/history-row';
import { TransitionsService } from '../transitions/transitions.service';
import { applyRow } from './apply-row';
import { Bursts } from './bursts';
import { IncidentChanges } from './incident-changes';
import type { Incident } from './incident-state';
import { IncidentsRepository, type IncidentWrite } from './incidents.repository';

/** Rows that are read and applied together. */
const PAGE = 500;
/** Longer than one that ended may go on after. */
const LOOK_BACK_MS = 31 * 60_000;

/** What rows of one domain make of its latest incident, and which of them that took. */
interface Folded {
  rows: DueRow[];
  write?: IncidentWrite;
}

export interface AppliedPage {
  /** Their `due` may come off: all that they cause stands in incidents. */
  rows: DueRow[];
  /** As they were written, with what there is to tell of them. */
  incidents: Incident[];
  /** Nothing more was due when it was read. */
  isLast: boolean;
}

const mayOpen = ({ nawala }: DueRow): boolean => nawala.to === 'ada';

function byDomain(rows: readonly DueRow[]): Map<string, DueRow[]> {
  const groups = new Map<string, DueRow[]>();
  for (const row of rows) {
    const id = row.domain.toHexString();
    groups.set(id, [...(groups.get(id) ?? []), row]);
  }
  return groups;
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

  /** One page; undefined when nothing was due. */
  async execute(): Promise<AppliedPage | undefined> {
    const rows = await this.transitions.due(PAGE);
    const [oldest] = rows;
    if (!oldest) return undefined;
    const groups = byDomain(rows);
    const domains = [...groups.values()].map(([first]) => first!.domain);
    const latest = await this.incidents.latestOf(domains, new Date(oldest.recordedAt.getTime() - LOOK_BACK_MS));
    const standings = await this.standingsOf(groups);
    const folded = [...groups].map(([id, of]) =>
      fold(latest.get(id) ?? null, of, standings.get(id), this.env.STALE_AFTER),
    );
    const writes = await this.bursts.assign(folded.flatMap(({ write }) => write ?? []));
    const saved = await this.incidents.save(writes);
    const incidents = writes.map(({ incident }) => incident);
    this.changes.changed(incidents.map(({ _id }) => _id));
    // Another has written one of them meanwhile: the same rows are read, and judged, once more.
    if (saved < writes.length) return { rows: [], incidents: [], isLast: false };
    const taken = folded.flatMap((each) => each.rows);
    return { rows: taken, incidents, isLast: rows.length < PAGE && taken.length === rows.length };
  }

  private standingsOf(groups: ReadonlyMap<string, readonly DueRow[]>): Promise<Map<string, DomainStanding>> {
    const ids: Types.ObjectId[] = [...groups.values()].flatMap((rows) => (rows.some(mayOpen) ? rows[0]!.domain : []));
    return this.domains.of(ids);
  }
}
