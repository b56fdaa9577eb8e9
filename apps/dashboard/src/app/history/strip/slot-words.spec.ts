import type { NawalaStatus, StripDto } from '@nawala/contracts';
import { sayNoData, sayReached, saySlot, saySummary, spanOf } from './slot-words';

const FROM = '2026-11-22T00:00:00.000Z';
const strip = (slots: NawalaStatus[], to: string): StripDto => ({
  domainId: 'd',
  slots,
  availability: { from: FROM, to, ada: 0.25, tidakAda: 0.5, unknown: 0.25 },
});
/** `formatRange` sets thin spaces. */
const plain = (text: string) => text.replace(/[\u2009\u202f\u00a0]/g, ' ');

describe('the words of a strip', () => {
  const day = strip(['tidak ada', 'ada', 'unknown', 'tidak ada'], '2026-11-23T00:00:00.000Z');

  it('say when a slot was', () => {
    expect(spanOf(day, 1)).toEqual({
      from: Date.parse('2026-11-22T06:00:00.000Z'),
      to: Date.parse('2026-11-22T12:00:00.000Z'),
    });
  });

  it('say what was seen, and of a gap that nothing was', () => {
    expect(saySlot(day, 0)).toMatch(/22 Nov.* · Tidak ada$/);
    expect(saySlot(day, 1)).toMatch(/ · Ada$/);
    expect(saySlot(day, 2)).toMatch(/ · no data$/);
  });

  it('name a whole day without its hours', () => {
    const week = strip(Array<NawalaStatus>(7).fill('ada'), '2026-11-29T00:00:00.000Z');
    expect(plain(saySlot(week, 0))).not.toContain(':');
  });

  it('sum it up', () => {
    expect(saySummary('telkom', day.slots)).toBe('telkom: 1 of 4 bars blocked, 1 without data');
  });

  it('leave gaps out of what was reached', () => {
    expect(sayReached(day.availability)).toBe('66.7%');
    expect(sayNoData(day.availability)).toBe('25%');
    expect(sayReached({ ...day.availability, ada: 0, tidakAda: 0, unknown: 1 })).toBeNull();
  });
});
