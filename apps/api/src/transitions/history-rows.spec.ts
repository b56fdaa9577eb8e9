import { Types } from 'mongoose';
import { aTransition } from '../../test/support/a-transition';
import { matches, pageOf, rangesOf } from './history-rows';
import { markOf, parseMark } from './page-mark';
import type { RowQuery } from './row-query';
import type { HistoryRow } from '../domains/history-row';

const at = (second: number) => new Date(Date.UTC(2026, 0, 1, 0, 0, second));
const domain = new Types.ObjectId();
const brand = new Types.ObjectId();
const row = (scanId: string, second: number, seq = 0): HistoryRow =>
  aTransition({ scanId, domain, brand, at: at(second), recordedAt: at(second), seq });
const query = (over: Partial<RowQuery> = {}): RowQuery => ({ by: 'recordedAt', limit: 10, where: {}, ...over });
const names = (rows: readonly HistoryRow[]) => rows.map(({ scanId }) => String(scanId));

describe('history rows in two places', () => {
  it('come once each, newest first, and of one moment the later recorded first, whichever was made first', () => {
    const [later, a, sooner, d] = [row('later', 2, 9), row('a', 1), row('sooner', 2, 8), row('d', 3)];
    const { rows, next } = pageOf(query(), [sooner, a], [d, later, sooner]);
    expect(names(rows)).toEqual(['d', 'later', 'sooner', 'a']);
    expect(next).toBeNull();
    expect(names(pageOf(query({ by: 'at' }), [sooner, a], []).rows)).toEqual(['sooner', 'a']);
  });

  it('fill a page exactly, and say where the next one begins', () => {
    const rows = [row('a', 4), row('b', 3, 2), row('c', 3, 1), row('d', 2)];
    const pageAfter = (before?: string): string[] => {
      const asked = query({ limit: 1, ...(before !== undefined && { before: parseMark(before) }) });
      const { rows: page, next } = pageOf(asked, rows.filter(matches(asked)), []);
      return [...names(page), ...(next === null ? [] : pageAfter(next))];
    };
    expect(pageAfter()).toEqual(['a', 'b', 'c', 'd']);
  });

  it('pass the filters that the database applies to stored ones', () => {
    const one = row('a', 2);
    const passes = (over: Partial<RowQuery>) => matches(query(over))(one);
    expect(passes({ where: { domain, brand, target: one.target, vantage: 'default' } })).toBe(true);
    expect(passes({ where: { to: 'ada', 'nawala.to': 'ada' } })).toBe(true);
    expect(passes({ where: { domain: brand } })).toBe(false);
    expect(passes({ kinds: ['vantage', 'edit'] })).toBe(false);
    expect(passes({ where: { 'nawala.to': 'tidak ada' } })).toBe(false);
    expect([passes({ from: at(2) }), passes({ from: at(3) })]).toEqual([true, false]);
    expect([passes({ until: at(3) }), passes({ until: at(2) })]).toEqual([true, false]);
    expect([passes({ before: { time: at(3) } }), passes({ before: { time: at(2) } })]).toEqual([true, false]);
    expect(passes({ before: parseMark(markOf(one, 'at')) })).toBe(false);
  });
});

describe('rangesOf', () => {
  const id = new Types.ObjectId();
  const mark = { time: at(5), row: { seq: 7, id } };

  it('goes on within the moment of the last row, then to what is older', () => {
    expect(rangesOf(query({ before: mark, from: at(1) }))).toEqual([
      { recordedAt: at(5), seq: 7, _id: { $lt: id } },
      { recordedAt: at(5), seq: { $lt: 7 } },
      { recordedAt: { $gte: at(1), $lt: at(5) } },
    ]);
  });

  it.each([
    ['nothing', {}, {}],
    ['a time to begin before', { before: { time: at(5) } }, { recordedAt: { $lt: at(5) } }],
    ['an end before the last row', { before: mark, until: at(4) }, { recordedAt: { $lt: at(4) } }],
    ['a beginning after it', { before: mark, from: at(6) }, { recordedAt: { $gte: at(6), $lt: at(5) } }],
  ])('is one range for %s', (_name, over, range) => expect(rangesOf(query(over))).toEqual([range]));
});
