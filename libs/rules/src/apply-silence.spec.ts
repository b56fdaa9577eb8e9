import type { NawalaStatus } from '@nawala/contracts';
import { applyScans } from './apply-scans';
import { applySilence } from './apply-silence';
import { neverChecked, type DomainState, type Scan } from './state';

const HOUR = 3_600_000;
const now = new Date('2026-03-01T12:00:00Z');
const minutesAgo = (minutes: number) => new Date(now.getTime() - minutes * 60_000);
const rule = { policy: 'any' as const, staleAfterMs: HOUR };
let scans = 0;
const aScan = (vantage: string, status: Scan['status'], checkedAt: Date): Scan => ({
  scanId: `scan_${++scans}`,
  vantage,
  status,
  checkedAt,
  method: 'dns',
  reason: 'seen',
  reasonCode: null,
  reasonParams: null,
  confirmed: true,
  evidence: null,
});
/** As it was recorded then. */
const stateAfter = (...given: Scan[]): DomainState =>
  given.reduce((state, scan) => applyScans(state, [scan], rule, scan.checkedAt).state, neverChecked());
const silence = (state: DomainState, ...vantages: string[]) => applySilence(state, new Set(vantages), rule, now);

describe('applySilence', () => {
  it('ends what was known when its only vantage went stale, and says why', () => {
    const before = stateAfter(aScan('telkom', 'blocked', minutesAgo(90)));
    const applied = silence(before, 'telkom');
    expect(applied?.transitions).toMatchObject([
      {
        vantage: 'telkom',
        from: 'ada',
        to: 'unknown',
        nawala: { from: 'ada', to: 'unknown' },
        at: minutesAgo(30),
        reasonCode: 'vantage.silent',
        confirmed: false,
      },
    ]);
    const { nawala, vantages, uptime } = applied!.state;
    expect(nawala).toMatchObject({
      status: 'unknown',
      since: minutesAgo(30),
      reasonCode: 'vantage.silent',
      was: 'ada',
    });
    expect(nawala).toMatchObject({ lastChecked: minutesAgo(90), blockedId: before.nawala.blockedId });
    expect(vantages).toMatchObject([{ status: 'unknown', since: minutesAgo(30), lastChecked: minutesAgo(90) }]);
    expect(uptime).toEqual(before.uptime);
  });

  it('dates the end of the verdict when the last vantage went stale, and says so in its row alone', () => {
    const before = stateAfter(aScan('xl', 'accessible', minutesAgo(100)), aScan('telkom', 'blocked', minutesAgo(70)));
    const applied = silence(before, 'telkom', 'xl');
    expect(applied?.transitions.map(({ vantage, nawala, at }) => [vantage, nawala.to, at])).toEqual([
      ['xl', 'ada', minutesAgo(40)],
      ['telkom', 'unknown', minutesAgo(10)],
    ]);
    expect(applied?.state.nawala.since).toEqual(minutesAgo(10));
  });

  it('leaves the verdict to those who still report, though they say the opposite', () => {
    const before = stateAfter(aScan('telkom', 'blocked', minutesAgo(90)), aScan('xl', 'accessible', minutesAgo(1)));
    expect(before.nawala.status).toBe('tidak ada');
    const both = stateAfter(aScan('telkom', 'blocked', minutesAgo(61)), aScan('xl', 'accessible', minutesAgo(20)));
    const applied = silence(both, 'telkom');
    expect(applied?.state.nawala).toBe(both.nawala);
    expect(applied?.transitions).toMatchObject([{ vantage: 'telkom', nawala: { from: 'ada', to: 'ada' } }]);
  });

  it.each<[string, DomainState, string[]]>([
    ['one that still counts', stateAfter(aScan('telkom', 'blocked', minutesAgo(60))), ['telkom']],
    ['one that is not named', stateAfter(aScan('telkom', 'blocked', minutesAgo(90))), ['xl']],
    ['a domain that nobody measured', neverChecked(), ['telkom']],
  ])('makes nothing of %s', (_name, state, vantages) => expect(silence(state, ...vantages)).toBeNull());

  it('makes nothing of it a second time', () => {
    const once = silence(stateAfter(aScan('telkom', 'blocked', minutesAgo(90))), 'telkom')!;
    expect(silence(once.state, 'telkom')).toBeNull();
  });

  it.each<[Scan['status'], NawalaStatus]>([
    ['blocked', 'ada'],
    ['accessible', 'tidak ada'],
  ])('leaves the next report (%s) the same rows as if nothing had been written, and what was before', (status, to) => {
    const before = stateAfter(aScan('telkom', 'blocked', minutesAgo(90)));
    const scan = aScan('telkom', status, now);
    const silenced = silence(before, 'telkom')!;
    const told = [...silenced.transitions, ...applyScans(silenced.state, [scan], rule, now).transitions];
    const untold = applyScans(before, [scan], rule, now).transitions;
    const shape = (rows: typeof told) => rows.map(({ vantage, from, to: after, at }) => [vantage, from, after, at]);
    expect(shape(told)).toEqual(shape(untold));
    expect(told[1]).toMatchObject({ nawala: { from: 'unknown', to }, was: 'ada' });
    const { state } = applyScans(silenced.state, [scan], rule, now);
    expect(state.nawala).not.toHaveProperty('was');
  });
});
