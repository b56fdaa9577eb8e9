import { healthOf, type Pulse } from './health';

const MINUTE = 60_000;
const pulse = (over: Partial<Pulse>): Pulse => ({
  intervalMs: MINUTE,
  livedAt: 0,
  awaySince: null,
  pending: 0,
  ...over,
});

it('is well while rounds follow one another and the API takes what they find', () => {
  expect(healthOf(pulse({ pending: 3 }), 5 * MINUTE)).toEqual({ status: 'ok', problems: [], pending: 3 });
  expect(healthOf(pulse({ livedAt: 4 * MINUTE, awaySince: 0 }), 4 * MINUTE).status).toBe('ok');
});

it('says that the API is away, and that nothing was checked', () => {
  expect(healthOf(pulse({ livedAt: 10 * MINUTE, awaySince: 0 }), 10 * MINUTE).problems).toEqual([
    'The API has taken nothing for 600 s',
  ]);
  expect(healthOf(pulse({}), 7 * MINUTE)).toMatchObject({
    status: 'failing',
    problems: ['Nothing was checked for 420 s'],
  });
});

it('gives a long interval its time', () => {
  expect(healthOf(pulse({ intervalMs: 60 * MINUTE }), 60 * MINUTE).status).toBe('ok');
});
