import type { TransitionDto } from '@nawala/contracts';
import { aTransition, aVerdict } from '@nawala/contracts/testing';
import { type Change, describeChange, fromTransition, fromVerdict, newestFirst } from './change';

const transition = (over: Partial<TransitionDto>): TransitionDto =>
  aTransition({ domainId: 'd', brandId: 'b', ...over });

describe('changes', () => {
  it('are the same whether heard live or read from the history', () => {
    const { nawala, brandId, vantage } = aVerdict('d', 'ada', 'tidak ada');
    const live = fromVerdict({ ...aVerdict('d', 'ada', 'tidak ada'), nawala });
    const read = fromTransition(transition({ brandId, vantage: vantage.vantage, domain: live.domain }));
    expect(read).toMatchObject({ ...live, at: expect.any(String) as string });
  });

  it('do without a brand and a vantage that an older server does not push', () => {
    const { brandId: _brand, vantage: _vantage, ...pushed } = aVerdict('d', 'ada', 'tidak ada');
    expect(fromVerdict(pushed)).toMatchObject({ domainId: 'd', to: 'ada' });
  });

  it('say what was seen of a block, and what its end means', () => {
    const change = fromTransition(transition({ reason: 'answer replaced' }));
    expect(describeChange(change)).toBe('DNS · answer replaced');
    expect(describeChange({ ...change, method: null, reason: null })).toBe('On the block list');
    expect(describeChange({ ...change, from: 'ada', to: 'tidak ada' })).toBe('No longer blocked');
    expect(describeChange({ ...change, from: 'unknown', to: 'tidak ada' })).toBe('Reachable');
  });

  it('keep the reason without a language, for whoever reads it', () => {
    const said = { reasonCode: 'own.failure', reasonParams: { layer: 'dns', subject: 'x.example' } };
    const pushed = aVerdict('d', 'ada', 'tidak ada');
    expect(fromTransition(transition(said))).toMatchObject(said);
    expect(fromVerdict({ ...pushed, nawala: { ...pushed.nawala, ...said } })).toMatchObject(said);
  });

  it('come newest first and are only so many', () => {
    const at = (day: number): Change => fromTransition(transition({ at: `2026-01-0${day}T00:00:00.000Z` }));
    expect(newestFirst([at(2), at(4), at(3)], 2)).toEqual([at(4), at(3)]);
  });
});
