import { Types } from 'mongoose';
import { aTransition } from '../../../test/support/a-transition';
import type { HistoryRow } from '../../domains/history-row';
import { countChanges, flipsOf } from './count-changes';

const [brand, other] = [new Types.ObjectId(), new Types.ObjectId()];
const told = (over: Partial<HistoryRow>) =>
  countChanges(aTransition({ brand, ...over })).map(
    ({ brand: id, counted, by }) => `${by} ${counted}${id === other.toHexString() ? ' of the other' : ''}`,
  );
const edit = (fields: HistoryRow['fields'], over: Partial<HistoryRow> = {}) =>
  told({ kind: 'edit', fields, nawala: { from: 'ada', to: 'ada' }, wasActive: true, ...over });
const moved = { brand: { from: brand.toHexString(), to: other.toHexString() } };

describe('countChanges', () => {
  it('follows a verdict', () =>
    expect(told({ nawala: { from: 'tidak ada', to: 'ada' } })).toEqual(['-1 tidakAda', '1 ada']));

  it.each<[string, string[], string[]]>([
    ['a new domain', edit({ exists: { from: false, to: true } }), ['1 ada']],
    ['one that is gone', edit({ exists: { from: true, to: false } }), ['-1 ada']],
    ['a pause', edit({ active: { from: true, to: false } }), ['-1 ada', '1 paused']],
    ['the end of a pause', edit({ active: { from: false, to: true } }, { wasActive: false }), ['-1 paused', '1 ada']],
    ['a move', edit(moved), ['-1 ada', '1 ada of the other']],
    ['a move of what is paused', edit(moved, { wasActive: false }), ['-1 paused', '1 paused of the other']],
    ['a move with a pause', edit({ ...moved, active: { from: true, to: false } }), ['-1 ada', '1 paused of the other']],
    [
      'another name',
      edit({ domain: { from: 'a', to: 'b' } }, { nawala: { from: 'ada', to: 'unknown' } }),
      ['-1 ada', '1 unknown'],
    ],
    [
      'another name of what is paused',
      edit({ domain: { from: 'a', to: 'b' } }, { nawala: { from: 'ada', to: 'unknown' }, wasActive: false }),
      [],
    ],
    ['another note', edit({ note: { from: '', to: 'a' } }), []],
    [
      'a pause from before it was kept who was watched',
      edit({ active: { from: true, to: false } }, { wasActive: undefined }),
      ['-1 ada', '1 paused'],
    ],
  ])('follows %s', (_what, changes, expected) => expect(changes).toEqual(expected));
});

describe('flipsOf', () => {
  const flips = (from: 'ada' | 'tidak ada' | 'unknown', to: typeof from, was?: typeof from) =>
    flipsOf(aTransition({ nawala: { from, to }, was }));

  it.each([
    ['tidak ada', 'ada', undefined, 1, 0],
    ['unknown', 'ada', undefined, 1, 0],
    ['ada', 'tidak ada', undefined, 0, 1],
    ['unknown', 'tidak ada', undefined, 0, 0],
    ['ada', 'unknown', undefined, 0, 0],
    ['unknown', 'ada', 'ada', 0, 0],
    ['unknown', 'ada', 'tidak ada', 1, 0],
    ['unknown', 'tidak ada', 'ada', 0, 1],
  ] as const)('%s → %s (before the silence: %s) is %d blocked, %d unblocked', (from, to, was, blocked, unblocked) =>
    expect(flips(from, to, was)).toEqual({ blocked, unblocked }),
  );

  it('are nothing that people do', () =>
    expect(flipsOf(aTransition({ kind: 'edit' }))).toEqual({ blocked: 0, unblocked: 0 }));
});
