import { isFresh, isForgetting, type VantageState } from '@nawala/rules';
import { Types } from 'mongoose';
import type { DueRow } from '../domains/history-row';
import type { IncidentEventType, IncidentVantage } from './incident-events';
import { closed, flipped, goesOn, type Incident, OPEN_END, settled, withUntold, calmed } from './incident-state';

/** What else is known of the domain now, for an incident that opens: who else sees it. */
export interface DomainNow {
  vantages: readonly VantageState[];
  staleAfterMs: number;
}

export interface AppliedRow {
  incident: Incident;
  isNew: boolean;
}

const seenFrom = ({ vantage, method, reason, reasonCode, reasonParams, confirmed }: DueRow | VantageState) => ({
  vantage,
  method,
  reason,
  reasonCode: reasonCode ?? null,
  reasonParams: reasonParams ?? null,
  confirmed,
});

/** Those that see it when it opens: whose row it is, and others that said so before and still count. */
function witnesses(row: DueRow, { vantages, staleAfterMs }: DomainNow): IncidentVantage[] {
  const others = vantages.filter(
    ({ vantage, status, since, lastChecked }) =>
      status === 'ada' && vantage !== row.vantage && since <= row.at && isFresh(lastChecked, row.at, staleAfterMs),
  );
  return [
    ...(row.to === 'ada' && row.vantage !== '' ? [{ ...seenFrom(row), since: row.at, until: null }] : []),
    ...others.map((each) => ({ ...seenFrom(each), since: each.since, until: null })),
  ];
}

const merged = (known: readonly IncidentVantage[], news: readonly IncidentVantage[]): IncidentVantage[] => [
  ...known.filter(({ vantage }) => !news.some((each) => each.vantage === vantage)),
  ...news,
];

const eventOf = (row: DueRow, type: IncidentEventType) => ({
  key: `${row._id.toHexString()}:${type}`,
  type,
  transitionId: row._id.toHexString(),
  seq: row.seq,
  vantage: row.vantage || null,
  at: row.at,
  recordedAt: row.recordedAt,
});

/** Written as it is after the row, with what there is to tell of it. */
function changed(incident: Incident, row: DueRow, type?: IncidentEventType): AppliedRow {
  const applied = { ...incident, appliedSeq: row.seq, appliedAt: row.recordedAt, version: incident.version + 1 };
  return { incident: settled(type ? withUntold(applied, eventOf(row, type)) : applied), isNew: false };
}

/** While it flaps nothing is told but that it does. */
const flip = (before: Incident, incident: Incident, row: DueRow, type: 'opened' | 'closed'): AppliedRow => {
  const after = flipped(incident, row.at);
  return changed(after, row, before.flapping ? undefined : after.flapping ? 'flapping' : type);
};

function anew(row: DueRow, now: DomainNow): AppliedRow {
  const brand = row.fields?.brand ? new Types.ObjectId(row.fields.brand.to) : row.brand;
  const incident: Incident = {
    _id: row._id,
    domain: row.domain,
    target: row.target,
    brand,
    rank: 0,
    openedAt: row.at,
    closedAt: null,
    endsAt: OPEN_END,
    closedBecause: null,
    reopened: 0,
    flips: [],
    flapping: false,
    vantages: witnesses(row, now),
    acknowledged: null,
    burst: row._id,
    burstSince: row.recordedAt,
    appliedSeq: row.seq,
    appliedAt: row.recordedAt,
    version: 0,
  };
  return { ...flip(incident, incident, row, 'opened'), isNew: true };
}

function opened(latest: Incident | null, row: DueRow, now: DomainNow): AppliedRow {
  if (latest?.target !== row.target || !goesOn(latest, row.at)) return anew(row, now);
  const vantages = merged(latest.vantages, witnesses(row, now));
  const again = { ...latest, closedAt: null, closedBecause: null, reopened: latest.reopened + 1, vantages };
  return flip(latest, again, row, 'opened');
}

const seesIt = ({ vantages }: Incident, name: string): boolean =>
  vantages.some(({ vantage, until }) => vantage === name && until === null);

/** What this vantage saw of it is over. */
const shrunk = (incident: Incident, row: DueRow): Incident => ({
  ...incident,
  vantages: incident.vantages.map((each) => (each.vantage === row.vantage ? { ...each, until: row.at } : each)),
});

function vantageChanged(incident: Incident, row: DueRow): AppliedRow | null {
  const sawIt = seesIt(incident, row.vantage);
  if (row.to === 'ada' && !sawIt) {
    const news = [{ ...seenFrom(row), since: row.at, until: null }];
    return changed({ ...incident, vantages: merged(incident.vantages, news) }, row, 'grown');
  }
  return row.to === 'tidak ada' && sawIt ? changed(shrunk(incident, row), row, 'shrunk') : null;
}

/**
 * Ends it when the others say that it is free, or nobody is left who would say when it is. What comes of forgetting alone
 * is told to nobody, a block that it brings to light included.
 */
function forgotten(latest: Incident | null, row: DueRow, now: DomainNow): AppliedRow | null {
  if (latest === null || latest.closedAt !== null)
    return row.nawala.to === 'ada' ? silently(latest, opened(latest, row, now)) : null;
  const after = seesIt(latest, row.vantage) ? shrunk(latest, row) : latest;
  const isLeft = after.vantages.some(({ until }) => until === null);
  if (row.nawala.to === 'tidak ada' || (row.nawala.to === 'unknown' && !isLeft))
    return changed(calmed(closed(after, row.at, 'vantage-forgotten')), row, 'closed-silently');
  return after === latest ? null : changed(after, row);
}

/** As it was applied, with no more to tell than before. */
function silently(before: Incident | null, { incident, isNew }: AppliedRow): AppliedRow {
  const { untold: _untold, untoldSince: _since, ...rest } = incident;
  const { untold, untoldSince } = before ?? {};
  return { incident: { ...rest, ...(!isNew && untold && { untold, untoldSince }) }, isNew };
}

function edited(latest: Incident | null, row: DueRow, now: DomainNow): AppliedRow | null {
  const { exists, domain, active, brand } = row.fields ?? {};
  const because = exists?.to === false ? 'deleted' : domain ? 'renamed' : active?.to === false ? 'paused' : null;
  const isOpen = latest !== null && latest.closedAt === null;
  if (isOpen && because) return changed(calmed(closed(latest, row.at, because)), row, 'closed-silently');
  if (isOpen && brand) return changed({ ...latest, brand: new Types.ObjectId(brand.to) }, row);
  // What was blocked when it was paused is told when somebody watches it again: no report will say that it changed.
  return !isOpen && active?.to === true && row.nawala.to === 'ada' ? opened(latest, row, now) : null;
}

/**
 * What a row of history means for its domain's incident, as something to write; null: nothing. Pure, and safe with a row
 * that was applied before: its number says so.
 *
 * @param latest the domain's latest incident, open or not
 */
export function applyRow(latest: Incident | null, row: DueRow, now: DomainNow): AppliedRow | null {
  if (latest && latest.appliedSeq >= row.seq) return null;
  if (row.kind === 'edit') return edited(latest, row, now);
  if (isForgetting(row)) return forgotten(latest, row, now);
  const isOpen = latest !== null && latest.closedAt === null;
  if (row.nawala.to === 'ada' && !isOpen) return opened(latest, row, now);
  if (!isOpen) return null;
  return row.nawala.to === 'tidak ada'
    ? flip(latest, closed(latest, row.at, null), row, 'closed')
    : vantageChanged(latest, row);
}
