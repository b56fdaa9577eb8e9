import { blockedStorage, restoreStorage } from '../../testing/storage';
import { withCrossTabLock } from './cross-tab-lock';

describe('the lock without Web Locks', () => {
  beforeEach(() => {
    localStorage.clear();
    Object.defineProperty(navigator, 'locks', { configurable: true, value: undefined });
  });

  it('lets one in at a time', async () => {
    jest.useFakeTimers();
    const inside: (() => void)[] = [];
    const work = () => new Promise<string>((resolve) => inside.push(() => resolve('done')));
    const both = Promise.all([withCrossTabLock('spec', work), withCrossTabLock('spec', work)]);
    await jest.advanceTimersByTimeAsync(1000);
    expect(inside).toHaveLength(1);
    inside[0]!();
    await jest.advanceTimersByTimeAsync(1000);
    expect(inside).toHaveLength(2);
    inside[1]!();
    expect(await both).toEqual(['done', 'done']);
    jest.useRealTimers();
  });

  it('opens again after a failure', async () => {
    await expect(withCrossTabLock('spec', () => Promise.reject(new Error('away')))).rejects.toThrow('away');
    expect(await withCrossTabLock('spec', () => Promise.resolve(1))).toBe(1);
  });

  it('does not wait for a tab that is gone', async () => {
    localStorage.setItem('spec.lease', `gone@${Date.now() - 1}`);
    expect(await withCrossTabLock('spec', () => Promise.resolve(1))).toBe(1);
  });

  it('does not wait for a lease from before the clock was set back', async () => {
    localStorage.setItem('spec.lease', `gone@${Date.now() + 5 * 3_600_000}`);
    expect(await withCrossTabLock('spec', () => Promise.resolve(1))).toBe(1);
  });

  it('goes without storage, where the lock manager refuses as well', async () => {
    blockedStorage();
    const request = () => Promise.reject(new DOMException('Access is denied', 'SecurityError'));
    Object.defineProperty(navigator, 'locks', { configurable: true, value: { request } });
    expect(await withCrossTabLock('spec', () => Promise.resolve(1))).toBe(1);
    await expect(withCrossTabLock('spec', () => Promise.reject(new Error('away')))).rejects.toThrow('away');
    restoreStorage();
  });
});
