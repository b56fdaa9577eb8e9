import { judgeVantage, type VantageStanding } from './judge-vantage';

const MINUTE_MS = 60_000;
const at = (minute: number) => new Date(Date.UTC(2026, 0, 1, 12, minute));
const iso = (minute: number) => at(minute).toISOString();
const FINE: VantageStanding = { silentSince: null, blindSince: null };

const judge = (
  known: VantageStanding | undefined,
  { now = 60, lastSeen = 60, upSince = 0, attempts = 0, inconclusive = 0 },
) =>
  judgeVantage(
    known,
    { vantage: 'telkom', lastSeen: at(lastSeen), attempts: { attempts, inconclusive } },
    { now: at(now), upSince: at(upSince), staleAfterMs: 30 * MINUTE_MS },
  );
const keysOf = ({ events }: ReturnType<typeof judgeVantage>) => events.map(({ key }) => key);

describe('a vantage', () => {
  it('is silent when it has not reported for longer than a result counts, which is told once', () => {
    const silent = judge(FINE, { lastSeen: 29 });
    expect(keysOf(silent)).toEqual([`silent:telkom:${iso(29)}`]);
    expect(silent.standing.silentSince).toEqual(at(29));
    expect(judge(silent.standing, { now: 90, lastSeen: 29 }).events).toEqual([]);
    expect(judge(FINE, { lastSeen: 30 }).events).toEqual([]);
  });

  it('is not silent before somebody has been there for so long to hear it', () => {
    expect(judge(FINE, { lastSeen: 0, upSince: 30 }).events).toEqual([]);
    expect(keysOf(judge(FINE, { lastSeen: 0, upSince: 29 }))).toEqual([`silent:telkom:${iso(0)}`]);
  });

  it('that was silent before anybody listened is no news, until it comes back', () => {
    const first = judge(undefined, { lastSeen: 0, upSince: 31, now: 90 });
    expect([first.events, first.standing.silentSince]).toEqual([[], at(0)]);
    expect(keysOf(judge(first.standing, { lastSeen: 91, now: 91 }))).toEqual([`back:telkom:${iso(0)}`]);
  });

  it('is back with its first report', () => {
    const { standing, events } = judge({ ...FINE, silentSince: at(10) }, { lastSeen: 59 });
    expect(events).toMatchObject([{ type: 'checker-back', key: `back:telkom:${iso(10)}`, at: at(59) }]);
    expect(standing).toEqual(FINE);
  });

  it('is blind when half of enough attempts tell nothing, and back when most do', () => {
    const blind = judge(FINE, { attempts: 20, inconclusive: 10 });
    expect(keysOf(blind)).toEqual([`blind:telkom:${iso(60)}`]);
    expect(judge(blind.standing, { now: 61, lastSeen: 61, attempts: 40, inconclusive: 40 }).events).toEqual([]);
    expect(judge(blind.standing, { now: 61, lastSeen: 61, attempts: 3 }).standing).toEqual(blind.standing);
    const back = judge(blind.standing, { now: 70, lastSeen: 70, attempts: 40, inconclusive: 19 });
    expect(keysOf(back)).toEqual([`back:telkom:${iso(60)}`]);
  });

  it.each([
    { attempts: 19, inconclusive: 19 },
    { attempts: 21, inconclusive: 10 },
  ])('is not blind with %j', (attempts) => expect(judge(FINE, attempts).events).toEqual([]));
});
