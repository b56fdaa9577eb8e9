import { digestDay, quietUntil } from './quiet-hours';

const NIGHT = { from: '22:00', to: '06:00', zone: 'Asia/Jakarta' };
const at = (iso: string) => new Date(iso);
const until = (iso: string, hours = NIGHT) => quietUntil(hours, at(iso))?.toISOString() ?? null;

describe('quiet hours', () => {
  it('go over midnight, at the clock of their zone', () => {
    expect(until('2026-11-26T14:59:59Z')).toBeNull();
    expect(until('2026-11-26T15:00:00Z')).toBe('2026-11-26T23:00:00.000Z');
    expect(until('2026-11-26T20:30:17Z')).toBe('2026-11-26T23:00:00.000Z');
    expect(until('2026-11-26T23:00:00Z')).toBeNull();
  });

  it('may lie within a day', () => {
    const noon = { from: '12:00', to: '13:30', zone: 'UTC' };
    expect(until('2026-11-26T12:10:00Z', noon)).toBe('2026-11-26T13:30:00.000Z');
    expect(until('2026-11-26T13:30:00Z', noon)).toBeNull();
  });

  it.each([
    ['put forward', '2026-03-29T00:30:00Z', '2026-03-29T04:00:00.000Z'],
    ['put back', '2026-10-24T23:30:00Z', '2026-10-25T05:00:00.000Z'],
  ])('end when the clock says so in a night in which it is %s', (_how, now, end) => {
    expect(until(now, { ...NIGHT, zone: 'Europe/Berlin' })).toBe(end);
  });

  it('are none where there are none', () => expect(quietUntil(null, at('2026-11-26T20:00:00Z'))).toBeNull());
});

describe('a digest', () => {
  it('is due from its time on, once a day of its zone', () => {
    const digest = { time: '07:30', zone: 'Asia/Jakarta' };
    expect(digestDay(digest, at('2026-11-26T00:29:00Z'))).toBeNull();
    expect(digestDay(digest, at('2026-11-26T00:30:00Z'))).toBe('2026-11-26');
    expect(digestDay(digest, at('2026-11-26T16:59:00Z'))).toBe('2026-11-26');
    expect(digestDay(digest, at('2026-11-26T17:01:00Z'))).toBeNull();
  });
});
