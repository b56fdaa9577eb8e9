import { applyScans } from './apply-scans';
import { neverChecked, type DomainState, type Scan } from './state';

const now = new Date('2026-03-01T12:00:00Z');
const minutesAgo = (minutes: number) => new Date(now.getTime() - minutes * 60_000);
const rule = { policy: 'any' as const, staleAfterMs: 3_600_000 };
let scans = 0;
const aScan = (vantage: string, status: Scan['status'], age = 0, over: Partial<Scan> = {}): Scan => ({
  scanId: `scan_${++scans}`,
  vantage,
  status,
  checkedAt: minutesAgo(age),
  method: 'dns',
  reason: null,
  reasonCode: null,
  reasonParams: null,
  confirmed: false,
  evidence: null,
  ...over,
});
const apply = (state: DomainState, ...given: Scan[]) => applyScans(state, given, rule, now);
const after = (...given: Scan[]) => apply(neverChecked(), ...given).state;

describe('applyScans', () => {
  it('turns the first block into ada, with a transition from unknown', () => {
    const scan = aScan('telkom', 'blocked', 2, {
      reason: 'CNAME internetpositif.id',
      reasonCode: 'known.dns-cname',
      reasonParams: { seen: 'internetpositif.id' },
      confirmed: true,
    });
    const { state, transitions } = apply(neverChecked(), scan);
    expect(state.nawala).toEqual({
      status: 'ada',
      blockedId: scan.scanId,
      lastChecked: minutesAgo(2),
      lastAttempt: minutesAgo(2),
      since: minutesAgo(2),
      method: 'dns',
      reason: 'CNAME internetpositif.id',
      reasonCode: 'known.dns-cname',
      reasonParams: { seen: 'internetpositif.id' },
      confirmed: true,
    });
    expect(transitions).toMatchObject([
      { scanId: scan.scanId, from: 'unknown', to: 'ada', nawala: { from: 'unknown', to: 'ada' }, at: minutesAgo(2) },
    ]);
  });

  it('moves lastChecked and blockedId, but not since, when a scan confirms the status; and writes no history', () => {
    const first = after(aScan('telkom', 'accessible', 10));
    const again = aScan('telkom', 'accessible', 1);
    const { state, transitions } = apply(first, again);
    expect(state.nawala).toMatchObject({ lastChecked: minutesAgo(1), since: minutesAgo(10), blockedId: again.scanId });
    expect(state.vantages[0]).toMatchObject({ since: minutesAgo(10) });
    expect(transitions).toEqual([]);
  });

  it('keeps a domain blocked while one fresh vantage still sees it blocked', () => {
    const state = after(aScan('telkom', 'blocked', 5), aScan('xl', 'blocked', 5), aScan('xl', 'accessible', 1));
    expect(state.nawala.status).toBe('ada');
  });

  it('records what a vantage changed even when the verdict stays', () => {
    const { transitions } = apply(after(aScan('telkom', 'blocked', 5)), aScan('xl', 'accessible'));
    expect(transitions).toMatchObject([
      { vantage: 'xl', from: 'unknown', to: 'tidak ada', nawala: { from: 'ada', to: 'ada' } },
    ]);
  });

  it('lets a stale vantage fall out of the verdict', () => {
    const before = after(aScan('telkom', 'blocked', 30));
    const old: DomainState = { ...before, vantages: [{ ...before.vantages[0]!, lastChecked: minutesAgo(90) }] };
    expect(apply(old, aScan('xl', 'accessible')).state.nawala.status).toBe('tidak ada');
  });

  it.each(['down', 'inconclusive'] as const)('learns no verdict from %s', (status) => {
    const before = after(aScan('telkom', 'blocked', 10));
    const { state, transitions, outcomes } = apply(before, aScan('telkom', status));
    expect(state.nawala).toEqual({ ...before.nawala, lastAttempt: now });
    expect(state.vantages).toEqual(before.vantages);
    expect(state.uptime.status).toBe(status === 'down' ? 'down' : 'unknown');
    expect(transitions).toEqual([]);
    expect(outcomes[0]?.kind).toBe('attempt');
  });

  it('does not take a name that is on no list for a site that is up', () => {
    const { nawala, uptime } = after(aScan('list', 'accessible', 5, { method: 'list' }));
    expect([nawala.status, uptime.status]).toEqual(['tidak ada', 'unknown']);
  });

  it('knows that an accessible site is up, and says nothing about a blocked one', () => {
    const up = after(aScan('telkom', 'accessible', 5));
    expect(up.uptime).toEqual({ status: 'up', lastChecked: minutesAgo(5) });
    expect(apply(up, aScan('telkom', 'blocked')).state.uptime).toEqual(up.uptime);
  });

  it.each([
    ['down', 'accessible', 'down'],
    ['accessible', 'down', 'up'],
  ] as const)(
    'never lets uptime go back: after %s an earlier %s of another vantage leaves it %s',
    (now, then, uptime) => {
      const before = after(aScan('telkom', now, 0));
      const { state } = apply(before, aScan('xl', then, 10));
      expect(state.uptime).toEqual({ status: uptime, lastChecked: minutesAgo(0) });
    },
  );

  it.each([
    ['a domain that was never checked', neverChecked()],
    ['a verdict of others', after(aScan('telkom', 'accessible', 1))],
    ['a verdict that has gone stale meanwhile', after(aScan('telkom', 'accessible', 50))],
  ])('keeps a result that is too old to count, and leaves %s alone', (_name, before) => {
    const later = new Date(now.getTime() + 20 * 60_000);
    const old = aScan('xl', 'blocked', 45);
    const { state, outcomes, transitions } = applyScans(before, [old], rule, later);
    expect(state.nawala).toEqual(before.nawala);
    expect(state.vantages).toEqual([...before.vantages, expect.objectContaining({ vantage: 'xl', status: 'ada' })]);
    expect(outcomes).toMatchObject([{ kind: 'stale', previousStatus: before.nawala.status }]);
    expect(transitions).toMatchObject([
      { to: 'ada', nawala: { from: before.nawala.status, to: before.nawala.status } },
    ]);
  });

  it.each(['blocked', 'down', 'inconclusive'] as const)('ignores a late %s', (status) => {
    const before = after(aScan('telkom', 'accessible', 5));
    const { state, outcomes } = apply(before, aScan('telkom', status, 6));
    expect(state).toBe(before);
    expect(outcomes[0]?.kind).toBe('late');
  });

  it('judges lateness per vantage', () => {
    const before = after(aScan('telkom', 'accessible', 5));
    const { state } = apply(before, aScan('xl', 'blocked', 6));
    expect(state.nawala).toMatchObject({ status: 'ada', lastChecked: minutesAgo(5) });
  });

  it('counts several scans of one domain in order', () => {
    const { transitions, outcomes, state } = apply(
      neverChecked(),
      aScan('telkom', 'blocked'),
      aScan('telkom', 'accessible'),
      aScan('telkom', 'blocked'),
    );
    expect(outcomes.map(({ previousStatus }) => previousStatus)).toEqual(['unknown', 'ada', 'tidak ada']);
    expect(transitions.map(({ from, to }) => `${from} → ${to}`)).toEqual([
      'unknown → ada',
      'ada → tidak ada',
      'tidak ada → ada',
    ]);
    expect(state.nawala.status).toBe('ada');
  });

  it('makes a gap visible: a vantage silent for too long went unknown when it went stale', () => {
    const before = after(aScan('telkom', 'accessible', 0));
    const later = new Date(now.getTime() + 3 * 3_600_000);
    const scan = aScan('telkom', 'accessible', 0, { checkedAt: later });
    const { transitions, state } = applyScans(before, [scan], rule, later);
    expect(transitions).toMatchObject([
      { from: 'tidak ada', to: 'unknown', at: new Date(now.getTime() + 3_600_000) },
      { from: 'unknown', to: 'tidak ada', at: later },
    ]);
    expect(new Set(transitions.map(({ scanId }) => scanId)).size).toBe(2);
    expect(state.nawala.since).toEqual(now);
  });

  it('does not let a clock that runs ahead make the next report late', () => {
    const ahead = after(aScan('telkom', 'accessible', -4));
    expect(ahead.nawala.lastChecked).toEqual(now);
    expect(apply(ahead, aScan('telkom', 'blocked')).state.nawala.status).toBe('ada');
  });
});
