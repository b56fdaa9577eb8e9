import type { TransitionDto } from '@nawala/contracts';
import { aTransition } from '@nawala/contracts/testing';
import { atNewest, MOST_ROWS, type TimelineWindow, withNewest, withOlder } from './timeline-window';

const row = (id: number): TransitionDto => aTransition({ id: String(id) });
/** Rows from `newest` down to `oldest`. */
const page = (newest: number, oldest: number, next: string | null = 'more') => ({
  transitions: Array.from({ length: newest - oldest + 1 }, (_, index) => row(newest - index)),
  next,
});
const span = ({ rows }: TimelineWindow) => [Number(rows[0]?.id), Number(rows.at(-1)?.id), rows.length];

describe('the rows of a timeline', () => {
  it('go on with older ones, until the first', () => {
    const window = withOlder(atNewest(page(100, 51)), page(50, 1, null));
    expect(span(window)).toEqual([100, 1, 100]);
    expect(window.next).toBeNull();
  });

  it('are never more than so many: the newest make room for the oldest', () => {
    const window = withOlder(atNewest(page(300, 101)), page(100, 51));
    expect(span(window)).toEqual([250, 51, MOST_ROWS]);
    expect(window.detached).toBe(true);
  });

  it('begin with what has come since', () => {
    const window = withOlder(atNewest(page(100, 51)), page(50, 1));
    expect(span(withNewest(window, page(102, 53)))).toEqual([102, 1, 102]);
  });

  it('take in between what was recorded late', () => {
    const late = { transitions: [row(100), row(555), row(99), row(98)], next: 'more' };
    const { rows } = withNewest(atNewest(page(100, 97)), late);
    expect(rows.map(({ id }) => id)).toEqual(['100', '555', '99', '98', '97']);
  });

  it('begin anew when more has come than a page holds, or than can be shown', () => {
    expect(span(withNewest(atNewest(page(100, 51)), page(200, 151)))).toEqual([200, 151, 50]);
    const full = withOlder(atNewest(page(200, 151)), page(150, 1));
    expect(span(withNewest(full, page(201, 152)))).toEqual([201, 152, 50]);
  });

  it('stay where they are for whoever has gone far back', () => {
    const window = withOlder(atNewest(page(300, 101)), page(100, 51));
    expect(withNewest(window, page(301, 252))).toBe(window);
  });
});
