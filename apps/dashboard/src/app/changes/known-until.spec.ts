import { aTransition } from '@nawala/contracts/testing';
import { afterCatchingUp, afterFirstRead, afterGap, afterHearing, readFrom } from './known-until';

const at = (second: number): string => new Date(Date.UTC(2026, 0, 2, 12, 0, second)).toISOString();
const rows = (...seconds: number[]) => seconds.map((second) => aTransition({ recordedAt: at(second) }));

describe('what is known of the history', () => {
  it('reaches from the beginning when the first answer holds everything', () => {
    expect(readFrom(afterFirstRead({ items: [], next: null }))).toBe('');
    expect(readFrom(afterFirstRead({ items: rows(40, 20), next: null }))).toBe(at(30));
  });

  it('begins right after the last moment of an answer that goes on: of that one some may be missing', () => {
    const known = afterFirstRead({ items: rows(40, 39), next: 'more' });
    expect(readFrom(known)).toBe(new Date(Date.parse(at(39)) + 1).toISOString());
  });

  it('grows with what is heard, but not while a gap is still unread', () => {
    const known = afterHearing(afterFirstRead({ items: rows(20), next: null }), [at(30), null, at(25)]);
    expect(readFrom(known)).toBe(at(20));
    const cutOff = afterHearing(afterGap(known), [at(50)]);
    expect(readFrom(cutOff)).toBe(at(20));
    expect(readFrom(afterCatchingUp(cutOff, rows(45)))).toBe(at(35));
  });
});
