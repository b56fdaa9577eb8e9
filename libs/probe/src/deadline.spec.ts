import { settleWithin } from './deadline';

const never = new AbortController().signal;
const bounds = { ms: 5_000, signal: never, otherwise: (why: string) => why };

it('settles once and frees what it opened once', async () => {
  const release = jest.fn();
  const value = await settleWithin(bounds, (settle) => {
    settle('first');
    settle('second');
    return release;
  });
  expect(value).toBe('first');
  expect(release).toHaveBeenCalledTimes(1);
});

it('ends at the deadline and frees what it opened', async () => {
  const release = jest.fn();
  expect(await settleWithin({ ...bounds, ms: 1 }, () => release)).toBe('generic_timeout_error');
  expect(release).toHaveBeenCalledTimes(1);
});

it('ends when the measurement is called off, also before it began', async () => {
  const controller = new AbortController();
  const running = settleWithin({ ...bounds, signal: controller.signal }, () => () => undefined);
  controller.abort();
  expect(await running).toBe('interrupted');
  const start = jest.fn();
  expect(await settleWithin({ ...bounds, signal: controller.signal }, start)).toBe('interrupted');
  expect(start).not.toHaveBeenCalled();
});
