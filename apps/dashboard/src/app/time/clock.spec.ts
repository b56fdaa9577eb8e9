import { HttpClient, provideHttpClient, withInterceptors } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { Clock } from './clock';
import { serverTime } from './server-time';

const HOUR = 3_600_000;
const NOW = Date.parse('2026-03-01T12:00:00.000Z');

describe('Clock', () => {
  const ask = jest.fn<Promise<{ headers: Headers }>, []>();
  let clock: Clock;

  /** Opens the page on a machine whose clock is wrong by `wrong`; the server answers at once. */
  function open(wrong: number): void {
    jest.useFakeTimers({ now: NOW + wrong });
    TestBed.configureTestingModule({
      providers: [provideHttpClient(withInterceptors([serverTime])), provideHttpClientTesting()],
    });
    clock = TestBed.inject(Clock);
    answer(NOW);
  }
  function answer(serverNow: number, status = 200): void {
    TestBed.inject(HttpClient)
      .get('/api/stats')
      .subscribe({ error: () => undefined });
    const headers = { Date: new Date(serverNow).toUTCString() };
    TestBed.inject(HttpTestingController).expectOne('/api/stats').flush({}, { headers, status, statusText: 'So' });
  }
  /** Somebody sets the clock, or the machine sleeps while its monotonic clock stands still: the page cannot tell. */
  const jump = async (ms: number) => {
    jest.setSystemTime(Date.now() + ms);
    await jest.advanceTimersByTimeAsync(10_000);
  };
  const off = (serverNow: number) => Math.abs(clock.now() - serverNow);

  beforeEach(() => {
    ask.mockReset();
    Object.defineProperty(globalThis, 'fetch', { configurable: true, value: ask });
  });
  afterEach(() => jest.useRealTimers());

  it.each([-26 * HOUR, -3 * HOUR, 0, 3 * HOUR, 26 * HOUR])(
    'tells the server’s time with a clock wrong by %d',
    (wrong) => {
      open(wrong);
      expect(off(NOW)).toBeLessThan(1_000);
      jest.advanceTimersByTime(HOUR);
      expect(off(NOW + HOUR)).toBeLessThan(1_000);
      answer(NOW + HOUR, 503);
      expect(off(NOW + HOUR)).toBeLessThan(1_000);
    },
  );

  it.each([-5 * HOUR, 5 * HOUR])('is not moved by a clock that is set by %d while the page is open', async (by) => {
    open(0);
    ask.mockImplementation(() =>
      Promise.resolve({ headers: new Headers({ Date: new Date(NOW + 10_000).toUTCString() }) }),
    );
    await jump(by);
    expect(ask).toHaveBeenCalledTimes(1);
    expect(off(NOW + 10_000)).toBeLessThan(1_500);
  });

  it('has gone on after the machine slept', async () => {
    open(-2 * HOUR);
    ask.mockImplementation(() =>
      Promise.resolve({ headers: new Headers({ Date: new Date(NOW + 8 * HOUR + 10_000).toUTCString() }) }),
    );
    await jump(8 * HOUR);
    expect(off(NOW + 8 * HOUR + 10_000)).toBeLessThan(1_500);
  });

  it('shows nothing as fresher than it is when nobody answers after a sleep', async () => {
    open(-2 * HOUR);
    ask.mockRejectedValue(new TypeError('Failed to fetch'));
    await jump(8 * HOUR);
    expect(off(NOW + 8 * HOUR + 10_000)).toBeLessThan(1_500);
    answer(NOW + 8 * HOUR + 10_000);
    expect(off(NOW + 8 * HOUR + 10_000)).toBeLessThan(1_500);
  });
});
