import { whomToAsk } from './whom-to-ask';

const known = {
  connected: new Set(['xl', 'telkom']),
  elsewhere: new Set(['telkom', 'bali']),
  ofAgents: new Set(['telkom', 'xl', 'indosat', 'bali']),
  reported: new Set(['telkom', 'default']),
};

describe('Which vantages a check asks', () => {
  it('is all that are connected, and the others are named with the reason', () => {
    expect(whomToAsk(undefined, known)).toEqual({
      asked: ['telkom', 'xl'],
      notAsked: [
        { vantage: 'bali', why: 'out-of-reach' },
        { vantage: 'default', why: 'no-agent' },
        { vantage: 'indosat', why: 'not-connected' },
      ],
    });
  });

  it('is those that were named, as far as they are there', () => {
    expect(whomToAsk(['xl', 'nowhere'], known)).toEqual({
      asked: ['xl'],
      notAsked: [{ vantage: 'nowhere', why: 'unknown' }],
    });
  });
});
