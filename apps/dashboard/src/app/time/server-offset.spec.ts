import fc from 'fast-check';
import { middleOf, narrowed, type Offset, offsetOf } from './server-offset';

/** The `Date` of an answer that a server makes at `made`, whose time is `ahead` of the reader's. */
const dateAt = (made: number, ahead: number) => Math.floor((made + ahead) / 1_000) * 1_000;

it('is known to a second after one quick answer, and better after more, however wrong the reader’s clock is', () => {
  const ahead = fc.integer({ min: -10_000_000_000, max: 1_800_000_000_000 });
  const answers = fc.array(fc.record({ pause: fc.nat(60_000), there: fc.nat(50), back: fc.nat(50) }), { minLength: 1 });
  fc.assert(
    fc.property(ahead, answers, (ahead, all) => {
      let offset: Offset | null = null;
      let now = 0;
      for (const { pause, there, back } of all) {
        const sent = (now += pause);
        const date = dateAt((now += there), ahead);
        offset = narrowed(offset, offsetOf({ date, sent, received: (now += back) }));
        expect(offset.least).toBeLessThanOrEqual(ahead);
        expect(offset.most).toBeGreaterThanOrEqual(ahead);
      }
      expect(Math.abs(middleOf(offset!) - ahead)).toBeLessThanOrEqual(600);
    }),
  );
});

it('begins anew when an answer contradicts what was known', () => {
  const known = offsetOf({ date: 5_000, sent: 0, received: 10 });
  const later = offsetOf({ date: 3_605_000, sent: 20, received: 30 });
  expect(narrowed(known, later)).toEqual(later);
});
