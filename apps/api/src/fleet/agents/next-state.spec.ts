import type { AgentStateDto } from '@nawala/contracts/checker';
import { nextState, perSecond } from './next-state';

const at = (seconds: number): Date => new Date(Date.parse('2026-11-26T10:00:00.000Z') + seconds * 1000);

const said = (checked: number, more: Partial<AgentStateDto> = {}): AgentStateDto => ({
  vantage: 'telkom',
  round: { startedAt: at(0).toISOString(), total: 100, checked, blocked: 3, inconclusive: 1 },
  backlog: 0,
  canaries: { passed: 4, total: 4, failed: null },
  clockOffsetMs: 0,
  ...more,
});

describe('What is known of a vantage', () => {
  it('has the length of a round once, when it is first heard to be over', () => {
    const going = nextState(undefined, said(60), at(30));
    expect(going.rounds).toEqual([]);
    const over = nextState(going, said(100), at(50));
    expect(over.rounds).toEqual([50_000]);
    expect(nextState(over, said(100), at(80)).rounds).toEqual([50_000]);
  });

  it('keeps the last 24 rounds', () => {
    let state = nextState(undefined, said(0), at(0));
    for (let n = 0; n < 30; n++) {
      const round = { ...said(100).round!, startedAt: at(n * 100).toISOString() };
      state = nextState(state, said(100, { round }), at(n * 100 + n));
    }
    expect(state.rounds).toHaveLength(24);
    expect(state.rounds.at(-1)).toBe(29_000);
  });

  it('measures by the server’s clock, and notes nothing that makes no sense', () => {
    const ahead = said(100, {
      clockOffsetMs: -3_600_000,
      round: { ...said(100).round!, startedAt: at(3600).toISOString() },
    });
    expect(nextState(undefined, ahead, at(40)).rounds).toEqual([40_000]);
    expect(nextState(undefined, { ...ahead, clockOffsetMs: null }, at(40)).rounds).toEqual([]);
    const longAgo = said(100, { round: { ...said(100).round!, startedAt: '1970-01-01T00:00:00.000Z' } });
    expect(nextState(undefined, longAgo, at(40)).rounds).toEqual([]);
    expect(nextState(undefined, said(100, { clockOffsetMs: -1e300 }), at(40)).rounds).toEqual([]);
  });

  it('is blind from the first word of failed canaries to the first of good ones', () => {
    const blind = { canaries: { passed: 1, total: 4, failed: 'example.com does not answer' } };
    const first = nextState(undefined, said(0, blind), at(10));
    expect(first.blindSince).toEqual(at(10));
    expect(nextState(first, said(0, blind), at(40)).blindSince).toEqual(at(10));
    expect(nextState(first, said(0), at(70)).blindSince).toBeNull();
  });

  it('tells how fast it goes, once there is something to count', () => {
    const going = (checked: number) => nextState(undefined, said(checked), at(1));
    expect(perSecond(going(60), 0, at(30))).toBe(2);
    expect(perSecond(going(0), 0, at(30))).toBeNull();
    expect(perSecond(going(60), 0, at(-30))).toBeNull();
    expect(perSecond({ round: null }, 0, at(30))).toBeNull();
  });
});
