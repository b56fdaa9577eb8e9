import { clockOffset, ServerTime } from './server-time';

const MINUTE = 60_000;
const T0 = Date.parse('2026-01-02T10:00:00.000Z');

it.each([
  ['Fri, 02 Jan 2026 10:00:00 GMT', 500],
  ['Fri, 02 Jan 2026 09:50:00 GMT', -10 * MINUTE + 500],
  ['yesterday', null],
  ['', null],
  [null, null],
])('reads %p as an offset of %p', (date, expected) => expect(clockOffset(date, T0 - 200, T0 + 200)).toBe(expected));

const dated = (time: ServerTime, id: string, at: number) =>
  Date.parse(
    time.date({ id, scanResult: { status: 'blocked', checkedAt: new Date(at).toISOString() } }).scanResult.checkedAt!,
  );

it.each([
  [0, false, 0],
  [MINUTE, false, 0],
  [-MINUTE - 1, true, -MINUTE - 1],
  [90 * MINUTE, true, 90 * MINUTE],
])('with the server %i ms ahead, the clock is wrong: %p, and results move by %i ms', (offset, wrong, shift) => {
  const time = new ServerTime();
  expect(time.startRound(offset)).toBe(wrong);
  expect(dated(time, 'a', T0)).toBe(T0 + shift);
});

it('keeps what it knew when the server does not say', () => {
  const time = new ServerTime();
  time.startRound(-10 * MINUTE);
  expect(time.startRound(null)).toBe(true);
  expect(dated(time, 'a', T0)).toBe(T0 - 10 * MINUTE);
});

it('never goes backwards for a name, while others follow at once', () => {
  const time = new ServerTime();
  time.startRound(0);
  expect(dated(time, 'a', T0)).toBe(T0);
  time.startRound(-10 * MINUTE);
  expect(dated(time, 'a', T0 + MINUTE)).toBe(T0 + 1);
  expect(dated(time, 'b', T0 + MINUTE)).toBe(T0 - 9 * MINUTE);
});

it('leaves a result without a time alone', () => {
  const report = { id: 'a', scanResult: { status: 'blocked' } } as const;
  expect(new ServerTime().date(report)).toEqual(report);
});
