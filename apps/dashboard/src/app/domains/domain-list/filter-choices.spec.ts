import type { DomainCountsDto } from '@nawala/contracts';
import { EVERYTHING } from '../domain-query';
import { moreChosen, moreFrom, moreOptions, seenOptions, showsOf, tagOptions } from './filter-choices';

const COUNTS: DomainCountsDto = {
  total: 90,
  status: { ada: 20, tidakAda: 65, unknown: 5 },
  confirmed: 12,
  anomaly: 8,
  stale: 3,
  paused: 10,
  changedSince: { '1h': 1, '24h': 2, '7d': 6 },
  checkedSince: { '1h': 80, '24h': 85, '7d': 88 },
  brands: [],
  tags: [{ tag: 'main', total: 7 }],
  vantages: [{ vantage: 'telkom', ada: 4, tidakAda: 80, unknown: 6 }],
};

describe('the choices of the list', () => {
  it('count the paused among all, and nowhere else', () => {
    expect(showsOf(COUNTS).map(({ count }) => count)).toEqual([100, 20, 65, 5, 10]);
    expect(showsOf(undefined).map(({ count }) => count)).toEqual(Array.from({ length: 5 }));
  });

  it('offer what each vantage says', () => {
    expect(seenOptions(COUNTS).map(({ value, count }) => [value, count])).toEqual([
      ['telkom:ada', 4],
      ['telkom:tidak-ada', 80],
      ['telkom:unknown', 6],
    ]);
  });

  it('offer a tag that is asked for, though nothing has it any more', () => {
    expect(tagOptions(COUNTS, ['gone'])).toEqual([
      { value: 'gone', label: 'gone', count: 0 },
      { value: 'main', label: 'main', count: 7 },
    ]);
  });

  it('turn what was chosen of the rest into a query, and back', () => {
    expect(moreOptions(COUNTS).map(({ count }) => count)).toEqual([12, 8, 3, 1, 2, 6, 80, 85, 88]);
    const chosen = ['block:confirmed', 'stale', 'changed:24h', 'block:anomaly', 'changed:7d'];
    const more = moreFrom(chosen);
    expect(more).toEqual({ block: 'anomaly', stale: true, changed: '7d', checked: null });
    expect(moreChosen({ ...EVERYTHING, ...more })).toEqual(['block:anomaly', 'stale', 'changed:7d']);
  });
});
