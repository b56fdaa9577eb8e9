import { settleWithin, withDeadline } from './deadline';

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

/** As a stopped process, a sleeping machine or a busy one does. */
const haveNoTurnFor = (ms: number) => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);

it('takes no time without a turn for silence of the other side', async () => {
  const value = settleWithin({ ...bounds, ms: 400 }, (settle) => {
    const timer = setTimeout(() => settle('answer'), 450);
    return () => clearTimeout(timer);
  });
  haveNoTurnFor(440);
  expect(await value).toBe('answer');
});

it('gives work a signal that fires in time, or with the whole', async () => {
  const untilOver = (signal: AbortSignal) =>
    new Promise<string>((resolve) => signal.addEventListener('abort', () => resolve('over')));
  expect(await withDeadline(1, never, untilOver)).toBe('over');
  const whole = new AbortController();
  const running = withDeadline(60_000, whole.signal, untilOver);
  whole.abort();
  expect(await running).toBe('over');
});
