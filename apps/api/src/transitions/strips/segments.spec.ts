import type { NawalaStatus } from '@nawala/contracts';
import fc from 'fast-check';
import { availabilityOf, slotsOf } from './shares';
import { segmentsOf, type StandingNow } from './segments';
import type { StandingRow } from './standing-row';

const MINUTE = 60_000;
const STALE = 60 * MINUTE;
const begin = Date.UTC(2026, 0, 1);
const at = (minute: number) => new Date(begin + minute * MINUTE);
const range = { from: at(0), to: at(240) };

let seq = 0;
const row = (over: Partial<StandingRow>): StandingRow => ({
  seq: ++seq,
  kind: 'verdict',
  vantage: 'telkom',
  from: 'unknown',
  to: 'ada',
  nawala: { from: 'unknown', to: 'ada' },
  at: at(0),
  ...over,
});
const verdict = (minute: number, from: NawalaStatus, to: NawalaStatus, vantage = 'telkom') =>
  row({ vantage, from, to, nawala: { from, to }, at: at(minute) });
const watching = (minute: number, to: boolean) =>
  row({
    kind: 'edit',
    vantage: '',
    at: at(minute),
    fields: { active: { from: !to, to } },
    nawala: { from: 'ada', to: 'ada' },
  });
const now = (over: Partial<StandingNow> = {}): StandingNow => ({
  status: 'ada',
  active: true,
  since: at(-1000),
  vantages: [{ vantage: 'telkom', status: 'ada', lastChecked: at(240) }],
  ...over,
});
const told = (rows: StandingRow[], standing: StandingNow, vantage?: string) =>
  segmentsOf(rows, standing, range, STALE, vantage).map(
    ({ from, to, status }) => `${(from - begin) / MINUTE}–${(to - begin) / MINUTE} ${status}`,
  );

describe('segmentsOf', () => {
  it('is what stands now where nothing changed', () => expect(told([], now())).toEqual(['0–240 ada']));

  it('begins with what the first row found', () =>
    expect(told([verdict(60, 'tidak ada', 'ada')], now())).toEqual(['0–60 tidak ada', '60–240 ada']));

  it('knows nothing of the time before the domain was there', () =>
    expect(told([verdict(60, 'unknown', 'ada')], now({ since: at(30) }))).toEqual(['0–60 unknown', '60–240 ada']));

  it('knows nothing while nobody watched', () =>
    expect(told([watching(60, false), watching(90, true)], now())).toEqual([
      '0–60 ada',
      '60–90 unknown',
      '90–240 ada',
    ]));

  it('ends with what nobody has confirmed for too long, whether or not that is written down', () => {
    const vantages = [{ vantage: 'telkom', status: 'ada' as const, lastChecked: at(100) }];
    expect(told([], now({ vantages }))).toEqual(['0–160 ada', '160–240 unknown']);
    const gap = verdict(160, 'ada', 'unknown');
    const silent = [{ vantage: 'telkom', status: 'unknown' as const, lastChecked: at(100) }];
    expect(told([gap], now({ status: 'unknown', vantages: silent }))).toEqual(['0–160 ada', '160–240 unknown']);
  });

  it('is unknown in a gap that only its end wrote down, dated when it began', () => {
    const gap = row({ kind: 'vantage', from: 'ada', to: 'unknown', nawala: { from: 'ada', to: 'ada' }, at: at(60) });
    const back = row({ kind: 'vantage', from: 'unknown', to: 'ada', nawala: { from: 'ada', to: 'ada' }, at: at(120) });
    expect(told([gap, back], now())).toEqual(['0–60 ada', '60–120 unknown', '120–240 ada']);
  });

  it('is told of one vantage apart', () => {
    const rows = [
      verdict(60, 'tidak ada', 'ada'),
      row({ kind: 'vantage', vantage: 'xl', to: 'tidak ada', nawala: { from: 'ada', to: 'ada' }, at: at(90) }),
    ];
    const vantages = [...now().vantages, { vantage: 'xl', status: 'tidak ada' as const, lastChecked: at(240) }];
    expect(told(rows, now({ vantages }), 'xl')).toEqual(['0–90 unknown', '90–240 tidak ada']);
    expect(told(rows, now({ vantages }), 'telkom')).toEqual(['0–60 tidak ada', '60–240 ada']);
    expect(told(rows, now({ vantages }), 'nobody')).toEqual(['0–240 unknown']);
  });

  it('goes by the order of rows where a late report has an earlier time', () =>
    expect(
      told([verdict(60, 'tidak ada', 'ada'), verdict(50, 'ada', 'tidak ada', 'xl')], now({ status: 'tidak ada' })),
    ).toEqual(['0–240 tidak ada']));

  it('agrees, minute by minute, with whoever plays the history again', () => {
    const step = fc.record({
      minute: fc.integer({ min: 1, max: 239 }),
      what: fc.constantFrom('ada' as const, 'tidak ada' as const, 'unknown' as const, 'pause' as const),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
        const ordered = [...steps].sort((a, b) => a.minute - b.minute);
        const played: { minute: number; status: NawalaStatus; active: boolean }[] = [];
        let [status, active]: [NawalaStatus, boolean] = ['unknown', true];
        const rows = ordered.map(({ minute, what }) => {
          const before = status;
          if (what === 'pause') active = !active;
          else status = what;
          played.push({ minute, status, active });
          return what === 'pause' ? watching(minute, active) : verdict(minute, before, status);
        });
        const vantages = [{ vantage: 'telkom', status, lastChecked: at(240) }];
        const segments = segmentsOf(rows, now({ status, active, vantages }), range, STALE);
        for (let minute = 0; minute < 240; minute += 1) {
          const last = played.findLast((each) => each.minute <= minute);
          const expected = last?.active === false ? 'unknown' : (last?.status ?? 'unknown');
          const moment = begin + (minute + 0.5) * MINUTE;
          expect(segments.find(({ from, to }) => from <= moment && moment < to)?.status).toBe(expected);
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe('the shares of a range', () => {
  const segments = segmentsOf([verdict(60, 'tidak ada', 'ada')], now({ since: at(30) }), range, STALE);

  it('make up the whole', () =>
    expect(availabilityOf(segments, range)).toEqual({
      from: at(0).toISOString(),
      to: at(240).toISOString(),
      ada: 0.75,
      tidakAda: 0.125,
      unknown: 0.125,
    }));

  it('are unknown of no time at all', () =>
    expect(availabilityOf([], { from: at(0), to: at(0) })).toMatchObject({ ada: 0, tidakAda: 0, unknown: 1 }));

  it('are the worst of each slot; a gap is never free, and a block never hidden', () => {
    expect(slotsOf(segments, range, 8)).toEqual(['unknown', 'tidak ada', ...Array<string>(6).fill('ada')]);
    expect(slotsOf(segments, range, 2)).toEqual(['ada', 'ada']);
    expect(slotsOf(segments, { from: at(0), to: at(60) }, 1)).toEqual(['unknown']);
  });
});
