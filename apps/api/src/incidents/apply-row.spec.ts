import type { NawalaStatus } from '@nawala/contracts';
import { Types } from 'mongoose';
import { aTransition } from '../../test/support/a-transition';
import type { HistoryRow } from '../domains/history-row';
import { applyRow } from './apply-row';
import { type Incident, stateOf } from './incident-state';

const DOMAIN = new Types.ObjectId();
const at = (minute: number) => new Date(Date.UTC(2026, 0, 1, 0, minute));
const NOBODY_ELSE = { vantages: [], staleAfterMs: 86_400_000 };

let rows = 0;
beforeEach(() => (rows = 0));

const aRow = (minute: number, over: Partial<HistoryRow>): HistoryRow =>
  aTransition({ domain: DOMAIN, seq: ++rows, at: at(minute), recordedAt: at(minute), ...over });
const verdict = (minute: number, to: NawalaStatus, vantage = 'telkom') => {
  const from: NawalaStatus = to === 'ada' ? 'tidak ada' : 'ada';
  return aRow(minute, { vantage, from, to, nawala: { from, to } });
};
const seenBy = (minute: number, vantage: string, to: NawalaStatus) =>
  aRow(minute, {
    vantage,
    kind: 'vantage',
    from: to === 'ada' ? 'tidak ada' : 'ada',
    to,
    nawala: { from: 'ada', to: 'ada' },
  });
const edit = (minute: number, fields: HistoryRow['fields'], nawala: NawalaStatus = 'ada') =>
  aRow(minute, { kind: 'edit', vantage: '', scanId: null, fields, nawala: { from: nawala, to: nawala } });
const PAUSED = { active: { from: true, to: false } };
const RESUMED = { active: { from: false, to: true } };

/** All incidents that come of the rows, and all that is told of them. */
function replay(history: readonly HistoryRow[]) {
  let latest: Incident | null = null;
  const all = new Map<string, Incident>();
  const told: string[] = [];
  for (const row of history) {
    const applied = applyRow(latest, row, NOBODY_ELSE);
    if (!applied) continue;
    const { untold = [], untoldSince: _since, ...incident } = applied.incident;
    told.push(...untold.map(({ type }) => type));
    latest = incident as Incident;
    all.set(latest._id.toHexString(), latest);
  }
  return { incidents: [...all.values()], told };
}

describe('an incident', () => {
  it('is the time in which a domain is blocked', () => {
    const { incidents, told } = replay([verdict(0, 'ada'), verdict(5, 'tidak ada')]);
    expect(incidents).toMatchObject([{ openedAt: at(0), closedAt: at(5), closedBecause: null, reopened: 0 }]);
    expect(told).toEqual(['opened', 'closed']);
    expect(incidents[0]).not.toHaveProperty('openDomain');
  });

  it('grows with each vantage that sees it, and shrinks with each that does not any more', () => {
    const history = [
      verdict(0, 'ada'),
      seenBy(1, 'xl', 'ada'),
      seenBy(2, 'telkom', 'tidak ada'),
      seenBy(3, 'xl', 'ada'),
    ];
    const { incidents, told } = replay(history);
    expect(incidents[0]?.vantages).toMatchObject([
      { vantage: 'telkom', since: at(0), until: at(2) },
      { vantage: 'xl', since: at(1), until: null },
    ]);
    expect(told).toEqual(['opened', 'grown', 'shrunk']);
  });

  it('is neither opened nor closed by what is unknown', () => {
    const unknown = { to: 'unknown' as const, nawala: { from: 'ada' as const, to: 'unknown' as const } };
    expect(replay([aRow(0, { ...unknown, from: 'ada' })]).incidents).toEqual([]);
    const { incidents, told } = replay([verdict(0, 'ada'), aRow(1, { ...unknown, from: 'ada', vantage: 'telkom' })]);
    expect(incidents).toMatchObject([{ closedAt: null, vantages: [{ until: null }] }]);
    expect(told).toEqual(['opened']);
  });

  it('names all that see it when it opens, though one of them alone made the difference', () => {
    const row = verdict(10, 'ada');
    const grounds = { method: null, reason: null, reasonCode: null, reasonParams: null, confirmed: false };
    const seen = (vantage: string, status: NawalaStatus, since: number, lastChecked = since) => ({
      ...{ vantage, status, ...grounds },
      ...{ since: at(since), lastChecked: at(lastChecked) },
    });
    const vantages = [
      ...[seen('telkom', 'ada', 10), seen('xl', 'ada', 3), seen('three', 'tidak ada', 3)],
      ...[seen('later', 'ada', 11), seen('stale', 'ada', -60, -50)],
    ];
    const { incident } = applyRow(null, row, { vantages, staleAfterMs: 30 * 60_000 })!;
    expect(incident.vantages.map(({ vantage }) => vantage)).toEqual(['telkom', 'xl']);
  });

  it('goes on when the domain is blocked again within 30 minutes, and is another after that', () => {
    const again = replay([verdict(0, 'ada'), verdict(5, 'tidak ada'), verdict(34, 'ada')]);
    expect(again.incidents).toMatchObject([{ openedAt: at(0), closedAt: null, reopened: 1 }]);
    const anew = replay([verdict(0, 'ada'), verdict(5, 'tidak ada'), verdict(35, 'ada')]);
    expect(anew.incidents).toMatchObject([{ closedAt: at(5) }, { openedAt: at(35), reopened: 0 }]);
  });

  it('is acknowledged still when it goes on', () => {
    const open = applyRow(null, verdict(0, 'ada'), NOBODY_ELSE)!.incident;
    const mine = { ...open, acknowledged: { by: { id: '1', name: 'Rina' }, at: at(1), note: '' } };
    const ended = applyRow(mine, verdict(2, 'tidak ada'), NOBODY_ELSE)!.incident;
    const again = applyRow(ended, verdict(9, 'ada'), NOBODY_ELSE)!.incident;
    expect([stateOf(mine), stateOf(ended), stateOf(again)]).toEqual(['acknowledged', 'closed', 'acknowledged']);
    expect([ended.rank, again.rank]).toEqual([2, 1]);
  });

  it.each([
    ['paused', PAUSED],
    ['deleted', { exists: { from: true, to: false } }],
    ['renamed', { domain: { from: 'shop.example.com', to: 'other.example.com' } }],
  ])('ends when the domain is %s, and nobody is told', (closedBecause, fields) => {
    const { incidents, told } = replay([verdict(0, 'ada'), edit(3, fields)]);
    expect(incidents).toMatchObject([{ closedAt: at(3), closedBecause, flapping: false }]);
    expect(told).toEqual(['opened', 'closed-silently']);
    expect(replay([edit(3, fields)]).incidents).toEqual([]);
  });

  it('goes on when a domain is watched again that is still blocked, and belongs to the brand that has it', () => {
    const brand = { from: new Types.ObjectId().toHexString(), to: new Types.ObjectId().toHexString() };
    const { incidents, told } = replay([verdict(0, 'ada'), edit(3, PAUSED), edit(9, RESUMED), edit(10, { brand })]);
    expect(incidents).toMatchObject([{ closedAt: null, closedBecause: null, reopened: 1 }]);
    expect(incidents[0]?.brand.toHexString()).toBe(brand.to);
    expect(told).toEqual(['opened', 'closed-silently', 'opened']);
    expect(replay([edit(9, RESUMED, 'tidak ada')]).incidents).toEqual([]);
  });

  it('of a name does not go on under another', () => {
    const renamed = { domain: { from: 'shop.example.com', to: 'other.example.com' } };
    const blocked = { ...verdict(4, 'ada'), target: 'other.example.com' };
    const { incidents } = replay([{ ...verdict(0, 'ada'), seq: -2 }, { ...edit(3, renamed), seq: -1 }, blocked]);
    expect(incidents.map(({ target }) => target)).toEqual(['shop.example.com', 'other.example.com']);
  });

  it('flaps at the third change within 30 minutes, which is told once', () => {
    const flips = Array.from({ length: 50 }, (_, n) => verdict(n / 5, n % 2 === 0 ? 'ada' : 'tidak ada'));
    const { incidents, told } = replay(flips);
    expect(told).toEqual(['opened', 'closed', 'flapping']);
    expect(incidents).toMatchObject([{ flapping: true, stableAt: at(49 / 5 + 30) }]);
    const slow = replay([verdict(0, 'ada'), verdict(15, 'tidak ada'), verdict(30, 'ada')]);
    expect(slow.told).toEqual(['opened', 'closed', 'opened']);
  });

  describe('of which a vantage is forgotten', () => {
    const forgotten = (minute: number, vantage: string, from: NawalaStatus, to: NawalaStatus) =>
      aRow(minute, { vantage, from: 'unknown', to: 'unknown', reasonCode: 'vantage.forgotten', nawala: { from, to } });
    const seenByTwo = () => [verdict(0, 'ada'), seenBy(1, 'xl', 'ada')];

    it.each<NawalaStatus>(['tidak ada', 'unknown'])(
      'ends where it is %s to all who are left, and nobody is told',
      (to) => {
        const { incidents, told } = replay([verdict(0, 'ada'), forgotten(9, 'telkom', 'ada', to)]);
        expect(incidents).toMatchObject([
          { closedAt: at(9), closedBecause: 'vantage-forgotten', vantages: [{ until: at(9) }] },
        ]);
        expect(told).toEqual(['opened', 'closed-silently']);
      },
    );

    it('goes on while another sees it, or may see it again, and ends with the last', () => {
      const on = replay([...seenByTwo(), forgotten(9, 'telkom', 'ada', 'ada')]);
      expect(on.incidents).toMatchObject([{ closedAt: null, vantages: [{ until: at(9) }, { until: null }] }]);
      expect(on.told).toEqual(['opened', 'grown']);
      const silent = replay([
        ...seenByTwo(),
        forgotten(9, 'xl', 'ada', 'unknown'),
        forgotten(10, 'three', 'unknown', 'unknown'),
      ]);
      expect(silent.incidents).toMatchObject([{ closedAt: null }]);
      const gone = replay([
        ...seenByTwo(),
        forgotten(9, 'xl', 'ada', 'unknown'),
        forgotten(10, 'telkom', 'unknown', 'unknown'),
      ]);
      expect(gone.incidents).toMatchObject([{ closedAt: at(10), closedBecause: 'vantage-forgotten' }]);
    });

    it('opens without a word where forgetting brings a block to light', () => {
      const { incidents, told } = replay([forgotten(9, 'telkom', 'tidak ada', 'ada')]);
      expect(incidents).toMatchObject([{ openedAt: at(9), closedAt: null }]);
      expect(told).toEqual([]);
    });
  });

  it('is not changed by a row that was applied before, nor by one that came before that', () => {
    const history = [verdict(0, 'ada'), seenBy(1, 'xl', 'ada'), verdict(5, 'tidak ada')];
    const [latest] = replay(history).incidents;
    for (const row of history) expect(applyRow(latest!, row, NOBODY_ELSE)).toBeNull();
  });
});
