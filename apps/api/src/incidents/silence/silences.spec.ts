import { earliestOf, silencesToWrite, silentOf } from './silences';

const HOUR = 3_600_000;
const now = new Date('2026-03-01T12:00:00Z');
const ago = (ms: number) => new Date(now.getTime() - ms);
const seen = (vantage: string, ms: number) => ({ vantage, lastSeen: ago(ms).toISOString() });
const watch = (_id: string, ms: number | null) => ({ _id, silentSince: ms === null ? null : ago(ms) });
const FIRST = '0'.repeat(24);

describe('silentOf', () => {
  const namesOf = (watches: ReturnType<typeof watch>[], vantages: ReturnType<typeof seen>[]) =>
    silentOf(watches, vantages, HOUR, now).map(({ vantage }) => vantage);

  it('are those who are held to be silent', () =>
    expect(namesOf([watch('telkom', 2 * HOUR), watch('xl', null)], [seen('telkom', 2 * HOUR), seen('xl', 9)])).toEqual([
      'telkom',
    ]));

  it('is nobody who has come back since, nor whom nobody has judged yet', () => {
    expect(namesOf([watch('telkom', 2 * HOUR)], [seen('telkom', 1000)])).toEqual([]);
    expect(namesOf([], [seen('telkom', 2 * HOUR)])).toEqual([]);
  });

  it('waits until nothing can count any more, though the last report was noted a little too early', () => {
    expect(namesOf([watch('telkom', HOUR + 9000)], [seen('telkom', HOUR + 9000)])).toEqual([]);
    expect(namesOf([watch('telkom', HOUR + 11_000)], [seen('telkom', HOUR + 11_000)])).toEqual(['telkom']);
  });
});

describe('silencesToWrite', () => {
  const silent = [{ vantage: 'telkom', lastSeen: ago(2 * HOUR) }];
  const mark = { _id: 'telkom', lastSeen: ago(2 * HOUR), after: 'a'.repeat(24), endedAt: null };

  it('begin with the first domain', () =>
    expect(silencesToWrite(silent, [], now)).toEqual([{ ...mark, after: FIRST }]));

  it('go on where they were left', () => expect(silencesToWrite(silent, [mark], now)).toEqual([mark]));

  it('begin anew when it has come back and fallen silent again', () =>
    expect(silencesToWrite(silent, [{ ...mark, lastSeen: ago(9 * HOUR) }], now)).toEqual([{ ...mark, after: FIRST }]));

  it('are done for an hour, and then looked at once more', () => {
    expect(silencesToWrite(silent, [{ ...mark, endedAt: ago(HOUR - 1) }], now)).toEqual([]);
    expect(silencesToWrite(silent, [{ ...mark, endedAt: ago(HOUR) }], now)).toEqual([{ ...mark, after: FIRST }]);
  });

  it('of several begin with the first domain that one of them lacks', () => {
    expect(earliestOf([mark, { ...mark, after: '5'.repeat(24) }])).toBe('5'.repeat(24));
    expect(earliestOf([])).toBe(FIRST);
  });
});
