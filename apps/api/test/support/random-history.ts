import type { NawalaStatus } from '@nawala/contracts';
import fc from 'fast-check';
import { Types } from 'mongoose';
import { type BeforeEdit, editRowOf } from '../../src/domains/edit-row';
import { unmeasured } from '../../src/domains/domain-fields';
import type { HistoryRow } from '../../src/domains/history-row';
import { aTransition } from './a-transition';

const ACTOR = { id: 'a'.repeat(24), name: 'Rina' };
const STATUSES = ['ada', 'tidak ada', 'unknown'] as const satisfies readonly NawalaStatus[];
const EDITS = ['move', 'pause', 'rename', 'delete', 'note'] as const;

/** One thing that happens to one of a few domains. */
export interface Happening {
  /** Milliseconds after the beginning. */
  after: number;
  domain: number;
  what: NawalaStatus | (typeof EDITS)[number];
}

export const happenings = (lastsMs: number, domains: number) =>
  fc.array(
    fc.record<Happening>({
      after: fc.integer({ min: 0, max: lastsMs - 1 }),
      domain: fc.integer({ min: 0, max: domains - 1 }),
      what: fc.constantFrom(...STATUSES, ...STATUSES, ...EDITS),
    }),
    { maxLength: 80 },
  );

/** A domain as it stands between two happenings; undefined: it is not there. */
export type Standing = BeforeEdit | undefined;

export interface PlayedHistory {
  /** One row for each happening that history tells. */
  rows: HistoryRow[];
  /** How every domain stood from when on, oldest first. */
  standings: { at: Date; domains: readonly Standing[] }[];
}

/** Plays what happens: a domain that is not there is made first, one that is paused is not measured. */
export function play(beginning: Date, events: readonly Happening[], brands: readonly Types.ObjectId[]): PlayedHistory {
  const domains: Standing[] = [];
  const played: PlayedHistory = { rows: [], standings: [] };
  for (const { after, domain: index, what } of [...events].sort((a, b) => a.after - b.after)) {
    const at = new Date(beginning.getTime() + after);
    const before = domains[index];
    const [row, next] = before ? happen(before, what, at, brands) : begin(index, at, brands);
    domains[index] = next;
    if (row) played.rows.push(row);
    played.standings.push({ at, domains: [...domains] });
  }
  return played;
}

function begin(index: number, at: Date, brands: readonly Types.ObjectId[]): [HistoryRow, BeforeEdit] {
  const brand = brands[index % brands.length]!;
  const { nawala } = unmeasured();
  const _id = new Types.ObjectId();
  const made = { _id, domain: `${index}.example.com`, brand, active: true, note: '', tags: [], nawala, version: 0 };
  return [editRowOf(null, made, ACTOR, at), made];
}

function happen(
  before: BeforeEdit,
  what: Happening['what'],
  at: Date,
  brands: readonly Types.ObjectId[],
): [HistoryRow | null, Standing] {
  const version = before.version + 1;
  if (what === 'delete') return [editRowOf(before, null, ACTOR, at), undefined];
  if (what === 'ada' || what === 'tidak ada' || what === 'unknown') {
    const from = before.nawala.status;
    if (!before.active || from === what) return [null, before];
    const { _id: domain, brand, domain: target } = before;
    const to = { from, to: what };
    const row = aTransition({ domain, brand, target, ...to, nawala: to, at, recordedAt: at, seq: version * 65_536 });
    return [row, { ...before, nawala: { ...before.nawala, status: what }, version }];
  }
  const changes: Record<Exclude<Happening['what'], NawalaStatus | 'delete'>, Partial<BeforeEdit>> = {
    move: { brand: brands[(brands.indexOf(before.brand) + 1) % brands.length]! },
    pause: { active: !before.active },
    rename: { domain: `${version}.${before.domain}`.slice(-60), nawala: unmeasured().nawala },
    note: { note: `${version}` },
  };
  const next = { ...before, ...changes[what] };
  return [editRowOf(before, next, ACTOR, at), { ...next, version }];
}
