import { anIncident } from '@nawala/contracts/testing';
import { mergedChanges } from './incident-changes';

const change = (ids: readonly string[], more = 0, open = 0) => ({
  incidents: ids.map((id) => anIncident({ id })),
  counts: { open, acknowledged: 0, closed: 0 },
  more,
});

describe('changes of incidents in one message', () => {
  it('name each incident once, as it was said last, with the newest counts', () => {
    const first = change(['a', 'b'], 3, 2);
    const second = { ...change(['a'], 0, 1), incidents: [anIncident({ id: 'a', state: 'acknowledged' })] };
    const { incidents, counts, more } = mergedChanges([first, second]);
    expect(incidents.map(({ id, state }) => [id, state])).toEqual([
      ['b', 'open'],
      ['a', 'acknowledged'],
    ]);
    expect([counts.open, more]).toEqual([1, 3]);
  });

  it('count those beyond twenty', () => {
    const many = Array.from({ length: 15 }, (_, n) => String(n));
    const { incidents, more } = mergedChanges([
      change(many),
      change(
        many.map((id) => `b${id}`),
        1,
      ),
    ]);
    expect([incidents.length, more]).toEqual([20, 11]);
  });
});
