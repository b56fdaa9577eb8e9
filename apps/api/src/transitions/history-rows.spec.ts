import { Types } from 'mongoose';
import { aTransition } from '../../test/support/a-transition';
import { inRange, matches, merged, newest } from './history-rows';
import type { TransitionRecord } from './transition.schema';

const at = (second: number) => new Date(Date.UTC(2026, 0, 1, 0, 0, second));
const domain = new Types.ObjectId();
const brand = new Types.ObjectId();
const row = (scanId: string, second: number): TransitionRecord =>
  aTransition({ scanId, domain, brand, at: at(second), recordedAt: at(second) });
const names = (rows: readonly TransitionRecord[]) => rows.map(({ scanId }) => scanId);

describe('history rows in two places', () => {
  it('come once each, newest first, and of one moment the later made first', () => {
    const [a, b, c, d] = [row('a', 1), row('b', 2), row('c', 2), row('d', 3)];
    expect(names(merged([c, a], [d, b, c], 'recordedAt'))).toEqual(['d', 'c', 'b', 'a']);
    expect(names(merged([c, a], [], 'at'))).toEqual(['c', 'a']);
  });

  it('fill a page that parts no moment', () => {
    const rows = [row('a', 4), row('b', 3), row('c', 3), row('d', 2)];
    expect(names(newest(rows, 2))).toEqual(['a', 'b', 'c']);
    expect(names(newest(rows, 1))).toEqual(['a']);
    expect(names(newest(rows, 9))).toEqual(['a', 'b', 'c', 'd']);
  });

  it('pass the filters that the database applies to stored ones', () => {
    const one = row('a', 2);
    const passes = (wanted: Parameters<typeof matches>[0]) => matches(wanted)(one);
    expect(passes({ domain: domain.toHexString(), brand: brand.toHexString() })).toBe(true);
    expect(passes({ domain: brand.toHexString() })).toBe(false);
    expect(passes({ brand: domain.toHexString() })).toBe(false);
    expect([passes({ since: at(2) }), passes({ since: at(3) })]).toEqual([true, false]);
    expect([passes({ before: at(3) }), passes({ before: at(2) })]).toEqual([true, false]);
    const range = { domain, target: 'shop.example.com' };
    expect(inRange(range)(one)).toBe(true);
    expect(inRange({ ...range, target: 'other.example.com' })(one)).toBe(false);
    expect([inRange({ ...range, from: at(3) })(one), inRange({ ...range, to: at(2) })(one)]).toEqual([false, false]);
  });
});
