import type { Identity, LostAccess } from '../auth/identity';
import type { RequestUser } from '../common/current-user.decorator';
import type { Redis } from '../redis/redis';
import { SessionWatch } from './session-watch';

const listener = (n: number): RequestUser => ({
  id: `user ${n}`,
  name: 'Rina',
  role: 'user',
  sessionId: `session ${n}`,
});
const SECOND = 1000;

describe('SessionWatch', () => {
  let redis: { isConfigured: boolean; isReady: boolean };
  let looks: RequestUser[][];
  let lost: Promise<LostAccess[]>;
  let cut: LostAccess[];
  let watch: SessionWatch;

  beforeEach(() => {
    jest.useFakeTimers();
    redis = { isConfigured: true, isReady: true };
    [looks, cut, lost] = [[], [], Promise.resolve([])];
    const identity = { lostOf: (those: readonly RequestUser[]) => (looks.push([...those]), lost) };
    watch = new SessionWatch(identity as Identity, redis as Redis);
    watch.watch({ all: () => [listener(1), listener(2)], cut: (those) => cut.push(...those) });
  });
  afterEach(() => {
    watch.stop();
    jest.useRealTimers();
  });

  it.each([
    ['Redis tells of what ends elsewhere', { isConfigured: true, isReady: true }],
    ['there is no elsewhere', { isConfigured: false, isReady: false }],
  ])('looks at everybody at once, every minute, while %s', async (_, state) => {
    Object.assign(redis, state);
    await jest.advanceTimersByTimeAsync(59 * SECOND);
    expect(looks).toEqual([]);
    await jest.advanceTimersByTimeAsync(SECOND);
    expect(looks).toEqual([[listener(1), listener(2)]]);
    await jest.advanceTimersByTimeAsync(60 * SECOND);
    expect(looks).toHaveLength(2);
  });

  it('looks within every second while Redis is away', async () => {
    redis.isReady = false;
    for (let second = 1; second <= 5; second += 1) {
      await jest.advanceTimersByTimeAsync(SECOND);
      expect(looks.length).toBeGreaterThanOrEqual(second);
    }
  });

  it('cuts those who have lost their access, and says why', async () => {
    lost = Promise.resolve([{ sessionId: 'session 2', reason: 'account-changed' }]);
    await jest.advanceTimersByTimeAsync(60 * SECOND);
    expect(cut).toEqual([{ sessionId: 'session 2', reason: 'account-changed' }]);
  });

  it('does not ask again while it is still being answered, and goes on when the answer is that nobody can tell', async () => {
    redis.isReady = false;
    let fail = (): void => undefined;
    lost = new Promise((_, reject) => (fail = () => reject(new Error('away'))));
    await jest.advanceTimersByTimeAsync(10 * SECOND);
    expect(looks).toHaveLength(1);
    fail();
    await jest.advanceTimersByTimeAsync(SECOND);
    expect(looks.length).toBeGreaterThan(1);
    expect(cut).toEqual([]);
  });
});
