import { applyScans } from './apply-scans';
import { applySilence } from './apply-silence';
import { forgetVantage, isForgetting } from './forget-vantage';
import { neverChecked, type DomainState, type Scan } from './state';

const now = new Date('2026-03-01T12:00:00Z');
const minutesAgo = (minutes: number) => new Date(now.getTime() - minutes * 60_000);
const rule = { policy: 'any' as const, staleAfterMs: 3_600_000 };
let scans = 0;
const aScan = (vantage: string, status: Scan['status'], checkedAt: Date): Scan => ({
  scanId: `scan_${++scans}`,
  vantage,
  status,
  checkedAt,
  method: 'dns',
  reason: `seen by ${vantage}`,
  reasonCode: null,
  reasonParams: null,
  confirmed: true,
  evidence: null,
});
/** As it was recorded then. */
const stateAfter = (...given: Scan[]): DomainState =>
  given.reduce((state, scan) => applyScans(state, [scan], rule, scan.checkedAt).state, neverChecked());
const forget = (state: DomainState, judgedAt = now) => forgetVantage(state, 'telkom', rule, { askedAt: now, judgedAt });
const told = (state: DomainState, judgedAt = now) =>
  forget(state, judgedAt)?.transitions.map(({ from, to, nawala, at, reasonCode }) => [
    `${from} → ${to}`,
    `${nawala.from} → ${nawala.to}`,
    reasonCode,
    at,
  ]);
const silenced = (state: DomainState) => applySilence(state, new Set(['telkom']), rule, now)!.state;

const telkomBlocked = aScan('telkom', 'blocked', minutesAgo(70));

describe('forgetVantage', () => {
  it('leaves the verdict to those who are left, and says so after the silence that nobody wrote down', () => {
    const before = stateAfter(telkomBlocked, aScan('xl', 'accessible', minutesAgo(20)));
    expect(before.nawala.status).toBe('ada');
    const { state } = forget(before)!;
    expect(state.vantages.map(({ vantage }) => vantage)).toEqual(['xl']);
    expect(state.nawala).toMatchObject({ status: 'tidak ada', since: now, reason: 'seen by xl', confirmed: true });
    expect(state.nawala.lastChecked).toEqual(minutesAgo(20));
    expect(told(before)).toEqual([
      ['ada → unknown', 'ada → ada', 'vantage.silent', minutesAgo(10)],
      ['unknown → unknown', 'ada → tidak ada', 'vantage.forgotten', now],
    ]);
    expect(forget(state)).toBeNull();
  });

  it('leaves nothing where nobody is left, and keeps that it was looked at', () => {
    const before = silenced(stateAfter(telkomBlocked));
    const { state, transitions } = forget(before)!;
    expect(state).toMatchObject({ vantages: [], uptime: neverChecked().uptime });
    expect(state.nawala).toMatchObject({ status: 'unknown', blockedId: null, lastChecked: null, confirmed: false });
    expect(state.nawala.since).toEqual(before.nawala.since);
    expect(state.nawala).not.toHaveProperty('was');
    expect(transitions).toMatchObject([{ nawala: { from: 'unknown', to: 'unknown' } }]);
  });

  it('keeps what was before everybody fell silent while others of them are left', () => {
    const both = stateAfter(aScan('xl', 'blocked', minutesAgo(80)), telkomBlocked);
    const { nawala } = applySilence(both, new Set(['telkom', 'xl']), rule, now)!.state;
    expect(forget({ ...both, nawala })?.state.nawala).toMatchObject({ status: 'unknown', was: 'ada' });
  });

  it('says of a block that goes on who will not say that it ended, and of anything else nothing', () => {
    const blocked = silenced(stateAfter(telkomBlocked, aScan('xl', 'blocked', minutesAgo(20))));
    expect(told(blocked)).toEqual([['unknown → unknown', 'ada → ada', 'vantage.forgotten', now]]);
    const free = stateAfter(aScan('telkom', 'accessible', minutesAgo(70)), aScan('xl', 'accessible', minutesAgo(20)));
    expect(told(silenced(free))).toEqual([]);
    expect(forget(silenced(free))?.state.vantages).toHaveLength(1);
  });

  it('judges the others as of then where nobody reports any more', () => {
    const paused = stateAfter(aScan('telkom', 'blocked', minutesAgo(900)), aScan('xl', 'blocked', minutesAgo(890)));
    expect(forget(paused, minutesAgo(890))?.state.nawala).toMatchObject({ status: 'ada', since: minutesAgo(900) });
    expect(told(paused, minutesAgo(890))).toEqual([['ada → unknown', 'ada → ada', 'vantage.forgotten', now]]);
  });

  it.each([
    ['has never said anything', neverChecked()],
    ['has come back', stateAfter(aScan('telkom', 'blocked', new Date(now.getTime() + 1)))],
  ])('makes nothing of a vantage that %s', (_what, state) => expect(forget(state)).toBeNull());

  it('is told by what was made unknown, not by a reason that a checker gives', () => {
    expect(isForgetting({ to: 'unknown', reasonCode: 'vantage.forgotten' })).toBe(true);
    expect(isForgetting({ to: 'ada', reasonCode: 'vantage.forgotten' })).toBe(false);
  });
});
